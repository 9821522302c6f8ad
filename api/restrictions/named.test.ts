import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expireOverdue } from '../referrals/clockwork.ts';
import { act } from '../testing/acting.ts';
import { takeClock } from '../testing/clock.ts';
import { agree, item, withdraw } from '../testing/consents.ts';
import { mutate } from '../testing/counter.ts';
import { filledForm, send } from '../testing/referrals.ts';
import { type Desk, grounds, nameOrRemove, openRestrictionDesks, restrictionFields } from '../testing/restrictions.ts';

/** Who can be named, what they are told, and that nothing ends by itself (access.md, rules 8a to 8c and 8e). */

let desks: Awaited<ReturnType<typeof openRestrictionDesks>>;
let staff: (typeof desks)['staff'];
let agencies: (typeof desks)['agencies'];
let clock: Awaited<ReturnType<typeof takeClock>>;
beforeAll(async () => {
  desks = await openRestrictionDesks();
  ({ staff, agencies } = desks);
  clock = await takeClock(desks.api);
});
afterAll(() => desks?.api.stop());
beforeEach(() => clock.stopAt(null));

const sent = (more: object = {}) => send(staff.clerk.browser, agencies.office, { ...more });
const read = async ({ browser }: Desk, personId: string, fields = 'id') =>
  (await browser.run(`{ person(id: "${personId}") { ${fields} } }`)).data.person;
/** Whether somebody is found by the whole name, and can then be named. */
async function nameable(personId: string, who: 'nurse' | 'teacher' | 'supporter'): Promise<boolean> {
  const { restrictionCandidates: found } = await read(
    staff.clerk,
    personId,
    `restrictionCandidates(name: "職員 ${who}") { user { id } }`,
  );
  const answer = await nameOrRemove(staff.clerk, 'nameMember', personId, staff[who]);
  const isNamed = answer.__typename === 'RestrictionChanged';
  expect([who, found.length]).toEqual([who, isNamed ? 1 : 0]);
  if (!isNamed) expect(answer).toMatchObject({ fields: [{ path: 'userId', code: 'NOT_NAMEABLE' }] });
  else await nameOrRemove(staff.clerk, 'removeMember', personId, staff[who]);
  return isNamed;
}

describe('named can be', () => {
  it('who works where the person is about to be referred to, or agreed to be known', async () => {
    const { personId } = await sent();
    await desks.restrict(staff.clerk, personId);
    expect([await nameable(personId, 'nurse'), await nameable(personId, 'teacher')]).toEqual([false, false]);
    const content = { ...filledForm(agencies.school), personId };
    const draft = await mutate(staff.clerk.browser, 'saveReferralDraft', { content });
    expect(await nameable(personId, 'teacher')).toBe(true);
    await mutate(staff.clerk.browser, 'discardReferralDraft', { id: draft.id, version: 1, draftVersion: 1 });
    expect(await nameable(personId, 'teacher')).toBe(false);
    const consent = await agree(staff.clerk.browser, personId, [item(agencies.health, 'IDENTITY')]);
    expect(await nameable(personId, 'nurse')).toBe(true);
    await withdraw(staff.clerk.browser, consent);
    expect(await nameable(personId, 'nurse')).toBe(false);
  });

  it.each([
    ['NONE', true],
    ['ENDED', false],
  ])('who works at a desk that has let go, unless the keeper may know of that (%s)', async (feedbackLevel, is) => {
    const { id, personId } = await sent({ feedbackLevel });
    await act(staff.supporter.browser, 'acknowledgeReferral', id);
    await act(staff.supporter.browser, 'declineReferral', id, ', reason: OTHER');
    // What the person agreed to stands whatever becomes of a referral; here it does not.
    const { consents } = await read(staff.clerk, personId, 'consents { id }');
    for (const consent of consents) await withdraw(staff.clerk.browser, consent.id);
    await desks.restrict(staff.clerk, personId, [], is ? [agencies.office] : []);
    expect(await nameable(personId, 'supporter')).toBe(is);
  });
});

describe('a restriction', () => {
  it('tells another agency why where SAFETY was granted, and who did what to it never', async () => {
    const { personId } = await sent();
    await desks.restrict(staff.clerk, personId, [staff.supporter, staff.colleague]);
    const { reason, note } = grounds;
    expect((await read(staff.supporter, personId, restrictionFields)).restriction).toMatchObject({
      ...{ reason, note, version: 0, reviewOn: null, history: [] },
      members: [{ user: { id: staff.supporter.userId } }],
    });
    expect((await read(staff.colleague, personId, restrictionFields)).restriction).toMatchObject({
      ...{ ...grounds, version: 1, history: [{ kind: 'RESTRICTED' }] },
      members: expect.arrayContaining([expect.objectContaining({ user: { id: staff.clerk.userId } })]),
    });
  });

  it('does not end when the day has passed on which it was to be looked at again', async () => {
    const { id, personId } = await sent();
    await desks.restrict(staff.clerk, personId);
    const later = new Date(Date.parse(grounds.reviewOn) + 100 * 86_400_000);
    await desks.api.db.pool.query(`UPDATE "Session" SET "lastSeenAt" = $1, "expiresAt" = $2`, [
      later,
      new Date(later.getTime() + 3_600_000),
    ]);
    await clock.stopAt(later);
    const { restriction } = await read(staff.clerk, personId, restrictionFields);
    expect(restriction).toMatchObject({ ...grounds, reviewDue: true });
    for (const desk of [staff.colleague, staff.supporter]) {
      expect(await read(desk, personId)).toBeNull();
      expect((await desk.browser.run(`{ referral(id: "${id}") { id } }`)).data.referral).toBeNull();
    }
    await desks.api.db.pool.query(`UPDATE "Session" SET "lastSeenAt" = pg_catalog.now()`);
  });

  it('leaves a referral where it is, and its clock to go on', async () => {
    const { id, personId } = await sent();
    const standing = async () =>
      (
        await staff.clerk.browser.run(
          `{ referral(id: "${id}") { status dueAt version toAgency { id } } person(id: "${personId}") { heldReferrals { status dueAt } } }`,
        )
      ).data;
    const before = await standing();
    expect(before.referral.dueAt).not.toBeNull();
    await desks.restrict(staff.clerk, personId);
    expect(await standing()).toEqual(before);
    expect(before.person.heldReferrals).toEqual([{ status: 'SENT', dueAt: before.referral.dueAt }]);
    while ((await expireOverdue(desks.api, new Date(Date.now() + 90 * 86_400_000))) > 0);
    expect((await standing()).referral.status).toBe('EXPIRED');
  });

  it('is of one record: who is not named files the person again, openly, and the named at the office see both', async () => {
    const { personId } = await sent();
    await desks.restrict(staff.clerk, personId, [staff.supporter]);
    const again = await send(staff.colleague.browser, agencies.office);
    expect(again.personId).not.toBe(personId);
    const found = async ({ browser }: Desk) =>
      (
        await browser.run(
          '{ people(search: "たかはし", first: 200) { edges { node { id restriction { version } } } } }',
        )
      ).data.people.edges
        .map(({ node }: { node: { id: string; restriction: object | null } }) => [node.id, node.restriction !== null])
        .filter(([each]: [string]) => [personId, again.personId].includes(each))
        .sort(([, a]: [string, boolean], [, b]: [string, boolean]) => Number(a) - Number(b));
    for (const desk of [staff.colleague, staff.other, staff.chief])
      expect(await found(desk)).toEqual([[again.personId, false]]);
    expect(await found(staff.supporter)).toEqual([
      [again.personId, false],
      [personId, true],
    ]);
  });
});
