import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { act } from '../testing/acting.ts';
import type { Shaped } from '../testing/browser.ts';
import { mutate } from '../testing/counter.ts';
import { makeAgency } from '../testing/people.ts';
import { filledForm, send } from '../testing/referrals.ts';
import {
  changeRestriction,
  type Desk,
  grounds,
  lift,
  nameOrRemove,
  openRestrictionDesks,
  restrictionFields,
} from '../testing/restrictions.ts';
import { enter } from '../testing/session.ts';
import { isoDay } from '../testing/staff.ts';

let desks: Awaited<ReturnType<typeof openRestrictionDesks>>;
let api: (typeof desks)['api'];
let agencies: (typeof desks)['agencies'];
let staff: (typeof desks)['staff'];
let restrict: (typeof desks)['restrict'];
beforeAll(async () => {
  desks = await openRestrictionDesks();
  ({ api, agencies, staff, restrict } = desks);
});
afterAll(() => desks?.api.stop());

const sent = () => send(staff.clerk.browser, agencies.office);
const nameForVacant = ({ browser }: Desk, id: string, { userId }: Desk) =>
  changeRestriction(browser, 'nameForVacant', { id, userId });

const read = async ({ browser }: Desk, personId: string, fields = 'id') =>
  (await browser.run(`{ person(id: "${personId}") { ${fields} } }`)).data.person;
const sees = async (desk: Desk, { id, personId }: { id: string; personId: string }) => {
  const { data } = await desk.browser.run(
    `{ person(id: "${personId}") { id } referral(id: "${id}") { id } referrals(box: ALL, first: 200) { edges { node { id } } }
      people(search: "たかはし", first: 200) { edges { node { id } } } restrictedPeople { id } }`,
  );
  const among = (edges: { node: { id: string } }[], wanted: string) => edges.some(({ node }) => node.id === wanted);
  return {
    person: data.person !== null,
    found: among(data.people.edges, personId),
    referral: data.referral !== null,
    listed: among(data.referrals.edges, id),
    restricted: data.restrictedPeople.some((each: { id: string }) => each.id === personId),
  };
};
const all = { person: true, found: true, referral: true, listed: true };
const nothing = { person: false, found: false, referral: false, listed: false, restricted: false };

describe('restricting a record', () => {
  it('hides it at once from all but those named, in all that is asked', async () => {
    const it = await sent();
    for (const desk of [staff.clerk, staff.colleague, staff.manager, staff.supporter, staff.other])
      expect(await sees(desk, it)).toEqual({ ...all, restricted: false });
    const answer = await restrict(staff.clerk, it.personId, [staff.supporter]);
    expect(answer).toMatchObject({
      __typename: 'RestrictionChanged',
      person: { restriction: { version: 1, ...grounds } },
    });
    for (const desk of [staff.clerk, staff.supporter])
      expect(await sees(desk, it)).toEqual({ ...all, restricted: true });
    for (const desk of [staff.colleague, staff.manager, staff.other, staff.chief, staff.teacher])
      expect(await sees(desk, it)).toEqual(nothing);
  });

  it('needs a word on each desk that has a referral and where nobody is named', async () => {
    const { personId } = await sent();
    const missing = { __typename: 'InvalidInput', fields: [{ path: 'unattendedAgencyIds', code: 'DESK_UNATTENDED' }] };
    expect(await restrict(staff.clerk, personId, [staff.colleague], [])).toEqual(missing);
    expect(await restrict(staff.clerk, personId, [], [agencies.school])).toEqual(missing);
    expect(await read(staff.manager, personId)).not.toBeNull();
    const held = await read(staff.clerk, personId, 'heldReferrals { agency { id } status attended dueAt }');
    expect(held.heldReferrals).toMatchObject([{ agency: { id: agencies.office }, status: 'SENT', attended: false }]);
    expect((await restrict(staff.clerk, personId, [staff.supporter], [])).__typename).toBe('RestrictionChanged');
    const after = await read(staff.clerk, personId, 'heldReferrals { attended dueAt }');
    expect(after.heldReferrals).toMatchObject([{ attended: true }]);
    expect(after.heldReferrals[0].dueAt).not.toBeUndefined();
  });

  it('is for whoever may change the record, and asks for what it needs', async () => {
    const { personId } = await sent();
    expect(await restrict(staff.supporter, personId)).toEqual({ __typename: 'NotAllowed', code: 'ROLE' });
    expect(await restrict(staff.teacher, personId)).toEqual({ __typename: 'NotFound' });
    const input = { reason: 'OTHER', note: ' ', reviewOn: isoDay(0) };
    expect(await restrict(staff.clerk, personId, [staff.teacher], [agencies.office], input)).toEqual({
      __typename: 'InvalidInput',
      fields: [
        { path: 'reviewOn', code: 'DATE_PAST' },
        { path: 'note', code: 'REQUIRED' },
        { path: 'memberIds', code: 'NOT_NAMEABLE' },
      ],
    });
    await restrict(staff.clerk, personId);
    expect(await restrict(staff.clerk, personId)).toEqual({ __typename: 'NotAllowed', code: 'RESTRICTED_ALREADY' });
    expect(await restrict(staff.colleague, personId)).toEqual({ __typename: 'NotFound' });
  });

  it('takes the referral from whom it was assigned to, and a draft of the record from the colleagues', async () => {
    const it = await sent();
    await act(staff.supporter.browser, 'acknowledgeReferral', it.id);
    await act(staff.supporter.browser, 'assignReferral', it.id, `, assigneeId: "${staff.other.userId}"`);
    const content = { ...filledForm(agencies.health), personId: it.personId };
    const draft = await mutate(staff.colleague.browser, 'saveReferralDraft', { content });
    const mine = async (desk: Desk) =>
      (await desk.browser.run('{ referralCounts { assignedToMe drafts } }')).data.referralCounts;
    const [assigned, drafts] = [await mine(staff.other), await mine(staff.colleague)];
    await restrict(staff.clerk, it.personId);
    expect((await mine(staff.other)).assignedToMe).toBe(assigned.assignedToMe - 1);
    expect((await mine(staff.colleague)).drafts).toBe(drafts.drafts - 1);
    expect((await staff.colleague.browser.run(`{ referral(id: "${draft.id}") { id } }`)).data.referral).toBeNull();
    expect((await staff.clerk.browser.run(`{ referral(id: "${draft.id}") { id } }`)).data.referral).not.toBeNull();
  });
});

describe('the list of those named', () => {
  it('lets in and shuts out, is never left without anybody in charge, and keeps what was done', async () => {
    const it = await sent();
    await restrict(staff.clerk, it.personId);
    expect(await nameOrRemove(staff.clerk, 'removeMember', it.personId, staff.clerk)).toEqual({
      __typename: 'NotAllowed',
      code: 'LAST_IN_CHARGE',
    });
    await nameOrRemove(staff.clerk, 'nameMember', it.personId, staff.supporter);
    // A receiver cannot change the list: somebody of the keeper must be left.
    expect(await nameOrRemove(staff.supporter, 'nameMember', it.personId, staff.other)).toEqual({
      __typename: 'NotAllowed',
      code: 'ROLE',
    });
    expect((await nameOrRemove(staff.clerk, 'removeMember', it.personId, staff.clerk)).code).toBe('LAST_IN_CHARGE');
    await nameOrRemove(staff.clerk, 'nameMember', it.personId, staff.colleague);
    expect(await sees(staff.colleague, it)).toEqual({ ...all, restricted: true });
    expect(await nameOrRemove(staff.clerk, 'nameMember', it.personId, staff.teacher)).toMatchObject({
      fields: [{ path: 'userId', code: 'NOT_NAMEABLE' }],
    });
    expect(await nameOrRemove(staff.colleague, 'removeMember', it.personId, staff.nurse)).toMatchObject({
      fields: [{ path: 'userId', code: 'NOT_NAMED' }],
    });
    const left = await nameOrRemove(staff.clerk, 'removeMember', it.personId, staff.clerk);
    expect(left).toEqual({ __typename: 'RestrictionChanged', person: null });
    expect(await sees(staff.clerk, it)).toEqual(nothing);
    const { history, members } = (await read(staff.colleague, it.personId, restrictionFields)).restriction;
    expect(history.map(({ kind, by, members }: Shaped) => [kind, by.id, members.map(({ id }: Shaped) => id)])).toEqual([
      ['REMOVED', staff.clerk.userId, [staff.clerk.userId]],
      ['NAMED', staff.clerk.userId, [staff.colleague.userId]],
      ['NAMED', staff.clerk.userId, [staff.supporter.userId]],
      ['RESTRICTED', staff.clerk.userId, [staff.clerk.userId]],
    ]);
    expect(members).toHaveLength(2);
    for (const statement of ['UPDATE "RestrictionEntry" SET note = note', 'DELETE FROM "RestrictionEntry"'])
      await expect(api.db.pool.query(statement)).rejects.toThrow('append-only');
    await expect(api.db.pool.query('TRUNCATE "RestrictionEntry"')).rejects.toThrow('append-only');
    await expect(api.db.pool.query('TRUNCATE "Person" CASCADE')).rejects.toThrow('append-only');
  });

  it('shows another agency its own staff alone, and no more of why than it was granted', async () => {
    const { consent } = filledForm(agencies.office);
    const items = consent.items.filter(({ category }) => category !== 'SAFETY');
    const { personId } = await send(staff.clerk.browser, agencies.office, { consent: { ...consent, items } });
    await restrict(staff.clerk, personId, [staff.supporter, staff.colleague]);
    expect((await read(staff.supporter, personId, restrictionFields)).restriction).toEqual({
      version: 0,
      reason: null,
      note: null,
      reviewOn: null,
      reviewDue: false,
      members: [{ user: { id: staff.supporter.userId }, agencies: [{ id: agencies.office }], inCharge: false }],
      history: [],
    });
    const hidden = 'heldReferrals { id } restrictionCandidates { user { id } } viewerCan { restrict }';
    expect(await read(staff.supporter, personId, hidden)).toEqual({
      heldReferrals: [],
      restrictionCandidates: [],
      viewerCan: { restrict: false },
    });
  });

  it('is chosen from the own staff, and from other agencies by the whole name alone', async () => {
    const { personId } = await sent();
    const find = async (args = '') =>
      (await read(staff.clerk, personId, `restrictionCandidates${args} { user { id } agency { id } }`))
        .restrictionCandidates;
    expect((await find()).map(({ agency }: Shaped) => agency.id)).not.toContain(agencies.office);
    expect(await find()).toHaveLength(3);
    expect(await find('(name: "職員　Supporter")')).toEqual([
      { user: { id: staff.supporter.userId }, agency: { id: agencies.office } },
    ]);
    expect(await find('(name: "職員 suppo")')).toEqual([]);
    expect(await find('(name: "職員 teacher")')).toEqual([]);
  });

  it('counts nobody whose postings have ended, and says so to the others', async () => {
    const leaver = await enter(api, agencies.tax);
    const { personId } = await sent();
    await restrict(staff.clerk, personId, [leaver]);
    await desks.endPostings(leaver);
    expect((await nameOrRemove(staff.clerk, 'removeMember', personId, staff.clerk)).code).toBe('LAST_IN_CHARGE');
    const { members } = (await read(staff.clerk, personId, restrictionFields)).restriction;
    expect(members).toContainEqual({ user: { id: leaver.userId }, agencies: [], inCharge: false });
  });
});

describe('a review, and lifting', () => {
  it('sets the day anew, shows what is due, and opens the record again to all who could see it', async () => {
    const it = await sent();
    await restrict(staff.clerk, it.personId);
    const due = async (desk: Desk) =>
      (await desk.browser.run('{ restrictedPeople(reviewDue: true) { id } }')).data.restrictedPeople.map(
        ({ id }: Shaped) => id,
      );
    expect(await due(staff.clerk)).not.toContain(it.personId);
    const review = (version: number, reviewOn: string) =>
      changeRestriction(staff.clerk.browser, 'reviewRestriction', {
        ...{ personId: it.personId, version },
        input: { reason: 'STALKING', reviewOn },
      });
    expect(await review(1, isoDay(20))).toMatchObject({
      person: { restriction: { reason: 'STALKING', reviewDue: true } },
    });
    expect(await due(staff.clerk)).toContain(it.personId);
    expect(await review(1, isoDay(20))).toEqual({ __typename: 'Conflict', current: { id: it.personId } });
    expect((await lift(staff.clerk, it.personId, 1)).__typename).toBe('Conflict');
    const commandId = randomUUID();
    expect(await lift(staff.clerk, it.personId, 2, { commandId })).toEqual({
      __typename: 'RestrictionChanged',
      person: { id: it.personId, restriction: null },
    });
    expect((await lift(staff.clerk, it.personId, 2, { commandId })).__typename).toBe('RestrictionChanged');
    for (const desk of [staff.colleague, staff.other])
      expect(await sees(desk, it)).toEqual({ ...all, restricted: false });
    await restrict(staff.colleague, it.personId);
    const { history } = (await read(staff.colleague, it.personId, restrictionFields)).restriction;
    expect(history.map(({ version, kind }: Shaped) => [version, kind])).toEqual([
      [4, 'RESTRICTED'],
      [3, 'LIFTED'],
      [2, 'REVIEWED'],
      [1, 'RESTRICTED'],
    ]);
  });
});

describe('a record without anybody in charge', () => {
  const vacant = async ({ browser }: Desk) =>
    (await browser.run('{ vacantRestrictions { id } vacancyCandidates { id } }')).data;

  it('is known to the manager as one, and by nothing else, until somebody else is put in charge', async () => {
    const leaver = await enter(api, agencies.tax);
    const it = await send(leaver.browser, agencies.office);
    await restrict(leaver, it.personId, [staff.supporter]);
    expect((await vacant(staff.manager)).vacantRestrictions).toEqual([]);
    await desks.endPostings(leaver);
    const { vacantRestrictions, vacancyCandidates } = await vacant(staff.manager);
    expect(vacantRestrictions).toHaveLength(1);
    const [{ id }] = vacantRestrictions;
    expect(id).not.toBe(it.personId);
    expect(vacancyCandidates.map((each: Shaped) => each.id).sort()).toEqual(
      [staff.clerk.userId, staff.colleague.userId].sort(),
    );
    for (const desk of [staff.clerk, staff.chief, staff.supporter]) {
      expect((await vacant(desk)).vacantRestrictions).toEqual([]);
      const answer = await nameForVacant(desk, id, staff.clerk);
      expect(answer.__typename).toBe(desk === staff.chief ? 'NotFound' : 'NotAllowed');
    }
    const name = (desk: Desk) => nameForVacant(staff.manager, id, desk);
    expect(await name(staff.manager)).toMatchObject({ fields: [{ code: 'NOT_ONESELF' }] });
    expect(await name(staff.nurse)).toMatchObject({ fields: [{ code: 'NOT_IN_LIST' }] });
    expect(await name(staff.colleague)).toEqual({ __typename: 'RestrictionChanged', person: null });
    expect(await sees(staff.manager, it)).toEqual(nothing);
    expect(await sees(staff.colleague, it)).toEqual({ ...all, restricted: true });
    expect((await vacant(staff.manager)).vacantRestrictions).toEqual([]);
    expect(await name(staff.clerk)).toEqual({ __typename: 'NotFound' });
  });

  it('falls to the manager only where there is nobody else', async () => {
    const agencyId = await makeAgency(api.db, 'OTHER');
    const leaver = await enter(api, agencyId);
    const manager = await enter(api, agencyId, 'MANAGER');
    const it = await send(leaver.browser, agencies.office);
    await restrict(leaver, it.personId);
    await desks.endPostings(leaver);
    const [{ id }] = (await vacant(manager)).vacantRestrictions;
    expect((await nameForVacant(manager, id, manager)).__typename).toBe('RestrictionChanged');
    expect(await sees(manager, it)).toEqual({ ...all, restricted: true });
  });
});
