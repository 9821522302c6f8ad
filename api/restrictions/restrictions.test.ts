import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { act } from '../testing/acting.ts';
import type { Browser, Shaped } from '../testing/browser.ts';
import { mutate } from '../testing/counter.ts';
import { follow } from '../testing/live.ts';
import { makeAgency } from '../testing/people.ts';
import { filledForm, seeking, send } from '../testing/referrals.ts';
import { changeRestriction, restrictionFields } from '../testing/restrictions.ts';
import { startApi, type TestApi } from '../testing/server.ts';
import { enter } from '../testing/session.ts';
import { isoDay } from '../testing/staff.ts';

let api: TestApi;
const agencies = { tax: '', office: '', health: '', school: '' };
type Desk = { userId: string; browser: Browser };
const staff = {} as Record<
  'clerk' | 'colleague' | 'manager' | 'supporter' | 'other' | 'chief' | 'nurse' | 'teacher',
  Desk
>;

beforeAll(async () => {
  api = await startApi();
  agencies.tax = await makeAgency(api.db, 'TAX');
  agencies.office = await makeAgency(api.db, 'CONSULTATION_OFFICE');
  agencies.health = await makeAgency(api.db, 'HEALTH');
  agencies.school = await makeAgency(api.db, 'SCHOOL');
  staff.clerk = await enter(api, agencies.tax);
  staff.colleague = await enter(api, agencies.tax);
  staff.manager = await enter(api, agencies.tax, 'MANAGER');
  staff.supporter = await enter(api, agencies.office, 'SUPPORTER');
  staff.other = await enter(api, agencies.office, 'SUPPORTER');
  staff.chief = await enter(api, agencies.office, 'CHIEF');
  staff.nurse = await enter(api, agencies.health);
  staff.teacher = await enter(api, agencies.school);
  for (const [name, { userId }] of Object.entries(staff))
    await api.db.prisma.user.update({ where: { id: userId }, data: { name: `職員 ${name}`, nameKana: 'しょくいん' } });
});
afterAll(() => api?.stop());

const grounds = { reason: 'DV', note: '住所を口にしない。', reviewOn: isoDay(365) };
const restrict = (
  { browser }: Desk,
  personId: string,
  named: Desk[] = [],
  unattendedAgencyIds = [agencies.office],
  input: object = grounds,
) =>
  changeRestriction(browser, 'restrictPerson', {
    ...{ personId, input, unattendedAgencyIds },
    memberIds: named.map(({ userId }) => userId),
  });
const member = ({ browser }: Desk, mutation: 'nameMember' | 'removeMember', personId: string, { userId }: Desk) =>
  changeRestriction(browser, mutation, { personId, userId });
const lift = ({ browser }: Desk, personId: string, version: number, more: object = {}) =>
  changeRestriction(browser, 'liftRestriction', { personId, version, ...more });
const nameForVacant = ({ browser }: Desk, id: string, { userId }: Desk) =>
  changeRestriction(browser, 'nameForVacant', { id, userId });
const endPostings = ({ userId }: Desk) =>
  api.db.prisma.posting.updateMany({ where: { userId }, data: { validUntil: new Date() } });

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

const sent = () => send(staff.clerk.browser, agencies.office);

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
    expect(await member(staff.clerk, 'removeMember', it.personId, staff.clerk)).toEqual({
      __typename: 'NotAllowed',
      code: 'LAST_IN_CHARGE',
    });
    await member(staff.clerk, 'nameMember', it.personId, staff.supporter);
    // A receiver cannot change the list: somebody of the keeper must be left.
    expect(await member(staff.supporter, 'nameMember', it.personId, staff.other)).toEqual({
      __typename: 'NotAllowed',
      code: 'ROLE',
    });
    expect((await member(staff.clerk, 'removeMember', it.personId, staff.clerk)).code).toBe('LAST_IN_CHARGE');
    await member(staff.clerk, 'nameMember', it.personId, staff.colleague);
    expect(await sees(staff.colleague, it)).toEqual({ ...all, restricted: true });
    expect(await member(staff.clerk, 'nameMember', it.personId, staff.teacher)).toMatchObject({
      fields: [{ path: 'userId', code: 'NOT_NAMEABLE' }],
    });
    expect(await member(staff.colleague, 'removeMember', it.personId, staff.nurse)).toMatchObject({
      fields: [{ path: 'userId', code: 'NOT_NAMED' }],
    });
    const left = await member(staff.clerk, 'removeMember', it.personId, staff.clerk);
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
    await endPostings(leaver);
    expect((await member(staff.clerk, 'removeMember', personId, staff.clerk)).code).toBe('LAST_IN_CHARGE');
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
    await endPostings(leaver);
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
    await endPostings(leaver);
    const [{ id }] = (await vacant(manager)).vacantRestrictions;
    expect((await nameForVacant(manager, id, manager)).__typename).toBe('RestrictionChanged');
    expect(await sees(manager, it)).toEqual({ ...all, restricted: true });
  });
});

describe('live', () => {
  /** What desks are told, in short, before a draft of their own that comes after all. */
  async function toldWhile(desks: Desk[], work: () => Promise<unknown>, after?: string) {
    const live = await Promise.all(desks.map(({ browser }) => follow(browser, after)));
    await work();
    return Promise.all(
      desks.map(async ({ browser }, at) => {
        const { id } = await mutate(browser, 'saveReferralDraft', { content: {} });
        const changes = await live[at]?.until((told) => told.some(({ referralId }) => referralId === id));
        live[at]?.close();
        // The drafts of the others that end this are no matter here.
        return changes?.filter(({ kind }) => kind !== 'CREATED').map(({ kind, referralId }) => [kind, referralId]);
      }),
    );
  }
  const once = [['ACCESS', null]];

  it('tells those it is hidden from that something changed, once, and nobody else', async () => {
    const { personId } = await sent();
    const desks = [staff.colleague, staff.manager, staff.other, staff.supporter, staff.teacher, staff.nurse];
    const hide = () => restrict(staff.clerk, personId, [staff.supporter]);
    expect(await toldWhile(desks, hide)).toEqual([once, once, once, once, [], []]);
    const [, ...others] = desks;
    const change = (mutation: 'nameMember' | 'removeMember') => () =>
      member(staff.clerk, mutation, personId, staff.colleague);
    for (const mutation of ['nameMember', 'removeMember'] as const)
      expect(await toldWhile([staff.colleague, ...others], change(mutation))).toEqual([once, [], [], once, [], []]);
    expect(await toldWhile(desks, () => lift(staff.clerk, personId, 3))).toEqual([once, once, once, once, [], []]);
  });

  it('tells of it too whoever sees a referral and nobody in it', async () => {
    const { personId } = await send(staff.clerk.browser, agencies.office, seeking);
    expect(await toldWhile([staff.other, staff.teacher], () => restrict(staff.clerk, personId))).toEqual([once, []]);
  });

  it('tells nothing of it to a session that began later, wherever that goes on from', async () => {
    const [open, late] = [await enter(api, agencies.tax), await enter(api, agencies.tax)];
    const known = (await mutate(late.browser, 'saveReferralDraft', { content: {} })).id as string;
    const { id } = await api.db.prisma.event.findFirstOrThrow({ where: { referralId: known } });
    const { personId } = await sent();
    await restrict(staff.clerk, personId);
    const createdAt = new Date(Date.now() + 120_000);
    await api.db.prisma.session.updateMany({ where: { userId: late.userId }, data: { createdAt } });
    expect(await toldWhile([late, open], async () => {}, id)).toEqual([[], once]);
  });

  it('does not tell that a hidden draft was thrown away', async () => {
    const { personId } = await sent();
    await restrict(staff.clerk, personId);
    const content = { ...filledForm(agencies.health), personId };
    const { id } = await mutate(staff.clerk.browser, 'saveReferralDraft', { content });
    const discard = () => mutate(staff.clerk.browser, 'discardReferralDraft', { id, version: 1, draftVersion: 1 });
    expect(await toldWhile([staff.colleague], discard)).toEqual([[]]);
    const open = (await mutate(staff.clerk.browser, 'saveReferralDraft', { content: {} })).id;
    const throwAway = () =>
      mutate(staff.clerk.browser, 'discardReferralDraft', { id: open, version: 1, draftVersion: 1 });
    expect(await toldWhile([staff.colleague], throwAway)).toEqual([once]);
  });
});

describe('an onward record', () => {
  it('is restricted to the same people, says since when, and not why', async () => {
    const { id, personId } = await sent();
    await restrict(staff.clerk, personId, [staff.supporter]);
    await act(staff.supporter.browser, 'acknowledgeReferral', id);
    await act(staff.supporter.browser, 'acceptReferral', id);
    const content = filledForm(agencies.health);
    const draft = await mutate(staff.supporter.browser, 'saveReferralDraft', { parentId: id, content });
    const onward = await mutate(staff.supporter.browser, 'sendReferral', { id: draft.id, draftVersion: 1 });
    expect(onward.__typename).toBe('Referral');
    const { data } = await staff.supporter.browser.run(
      `{ referral(id: "${draft.id}") { person { id heldReferrals { attended } linked { id restriction { version } } restriction { reason note since history { kind reason } members { user { id } inCharge } } } } }`,
    );
    const { person } = data.referral;
    expect(person.heldReferrals).toEqual([{ attended: false }]);
    expect(person.linked).toEqual([{ id: personId, restriction: { version: 0 } }]);
    expect(person.restriction).toMatchObject({
      reason: null,
      note: '',
      history: [{ kind: 'TAKEN_OVER', reason: null }],
    });
    expect(person.restriction.since).not.toBeNull();
    expect(person.restriction.members).toContainEqual({ user: { id: staff.supporter.userId }, inCharge: true });
  });

  it('of before stays open, and the office that links sees that it is', async () => {
    const { id, personId } = await sent();
    await act(staff.supporter.browser, 'acknowledgeReferral', id);
    await act(staff.supporter.browser, 'acceptReferral', id);
    const content = filledForm(agencies.health);
    const draft = await mutate(staff.supporter.browser, 'saveReferralDraft', { parentId: id, content });
    await mutate(staff.supporter.browser, 'sendReferral', { id: draft.id, draftVersion: 1 });
    await restrict(staff.clerk, personId, [staff.supporter]);
    const { data } = await staff.supporter.browser.run(
      `{ person(id: "${personId}") { linked { agency { id } restriction { version } } } }`,
    );
    expect(data.person.linked).toEqual([{ agency: { id: agencies.office }, restriction: null }]);
    expect((await staff.other.browser.run(`{ referral(id: "${draft.id}") { id } }`)).data.referral).not.toBeNull();
  });
});
