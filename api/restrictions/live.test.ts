import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { act } from '../testing/acting.ts';
import { mutate } from '../testing/counter.ts';
import { follow } from '../testing/live.ts';
import { filledForm, seeking, send } from '../testing/referrals.ts';
import { type Desk, lift, nameOrRemove, openRestrictionDesks } from '../testing/restrictions.ts';
import { enter } from '../testing/session.ts';

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
      nameOrRemove(staff.clerk, mutation, personId, staff.colleague);
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
