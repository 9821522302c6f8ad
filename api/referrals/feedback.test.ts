import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mutate } from '../testing/counter.ts';
import { follow } from '../testing/live.ts';
import { makeAgency } from '../testing/people.ts';
import { filledForm, send } from '../testing/referrals.ts';
import { startApi, type TestApi } from '../testing/server.ts';
import { enter } from '../testing/session.ts';

/** A person changes their mind on what the desk that referred them may learn. */

let api: TestApi;
const agencies = {} as Record<'tax' | 'office' | 'health', string>;
const desks = {} as Record<'clerk' | 'supporter', Awaited<ReturnType<typeof enter>>>;
beforeAll(async () => {
  api = await startApi();
  agencies.tax = await makeAgency(api.db, 'TAX');
  agencies.office = await makeAgency(api.db, 'CONSULTATION_OFFICE');
  agencies.health = await makeAgency(api.db, 'HEALTH');
  desks.clerk = await enter(api, agencies.tax);
  desks.supporter = await enter(api, agencies.office, 'SUPPORTER');
});
afterAll(() => api?.stop());

type Desk = keyof typeof desks;

const whole = `id version status statusReason statusSince feedbackLevel dueAt overdue changedAt unread waiting contactedAt outcome
  timeline { id kind at fromStatus toStatus feedbackLevel actor { id } actorAgency { id } } messages { id body }
  viewerCan { withdraw ask attach lowerFeedback raiseFeedback }`;

/** All that a desk can see of a referral: itself, its place in the lists, and what is counted. */
async function all(desk: Desk, id: string) {
  const { data, errors } = await desks[desk].browser.run(`{ referral(id: "${id}") { ${whole} }
    changed: referrals(box: ALL, order: CHANGED, first: 40) { edges { node { ${whole} } } }
    due: referrals(box: ALL, order: DUE, first: 200) { edges { node { id } } }
    waiting: referrals(box: ALL, filter: { waiting: true }, first: 200) { edges { node { id } } }
    referralCounts { returned outboxOverdue outboxUnread outboxAsked inboxWaiting inboxUnread } }`);
  expect(errors).toBeUndefined();
  return data;
}
const seen = async (desk: Desk, id: string) => (await all(desk, id)).referral;
const kinds = async (desk: Desk, id: string): Promise<string[]> =>
  (await seen(desk, id)).timeline.map(({ kind }: { kind: string }) => kind);

/** A command at the version the desk sees. */
async function act(desk: Desk, mutation: string, id: string, more: object = {}) {
  const { version } = await seen(desk, id);
  return mutate(desks[desk].browser, mutation, { id, version, ...more });
}
async function must(desk: Desk, mutation: string, id: string, more: object = {}): Promise<void> {
  const outcome = await act(desk, mutation, id, more);
  expect(outcome.__typename, JSON.stringify(outcome)).toBe('Referral');
}
const change = (desk: Desk, id: string, level: string) => act(desk, 'changeFeedbackLevel', id, { level });
const choose = (desk: Desk, id: string, level: string) => must(desk, 'changeFeedbackLevel', id, { level });

async function accepted(feedbackLevel: string): Promise<string> {
  const { id } = await send(desks.clerk.browser, agencies.office, { feedbackLevel });
  await must('supporter', 'acknowledgeReferral', id);
  await must('supporter', 'acceptReferral', id);
  return id;
}
const eventsOf = (referralId: string) => api.db.prisma.event.count({ where: { referralId } });

/** Everything the receiving desk does until the end. */
async function carryThrough(id: string): Promise<void> {
  await must('supporter', 'recordContact', id);
  await must('supporter', 'startReferral', id);
  await must('supporter', 'closeReferral', id, { outcome: 'RESOLVED' });
}

describe('a level lowered where the person is', () => {
  it('is silence at the referring desk: to it nothing happens any more, and it cannot tell why', async () => {
    const id = await accepted('ENDED');
    const live = await follow(desks.clerk.browser);
    const before = await all('clerk', id);
    expect(before.referral).toMatchObject({ status: 'ACCEPTED', feedbackLevel: 'ENDED' });
    const events = await eventsOf(id);
    await choose('supporter', id, 'NONE');
    expect(await eventsOf(id)).toBe(events + 1);
    await carryThrough(id);
    expect(await all('clerk', id)).toEqual(before);
    expect(await seen('supporter', id)).toMatchObject({ status: 'CLOSED', feedbackLevel: 'NONE' });
    const other = await send(desks.clerk.browser, agencies.office);
    const changes = await live.until((told) => told.some(({ referralId }) => referralId === other.id));
    expect(changes.filter(({ referralId }) => referralId !== other.id)).toEqual([]);
    live.close();
  });

  it('leaves what was told, and stops what the receiving desk would tell by what it does', async () => {
    const id = await accepted('ENDED');
    await must('supporter', 'recordContact', id);
    const { contactedAt } = await seen('clerk', id);
    expect(contactedAt).not.toBeNull();
    await choose('supporter', id, 'NONE');
    await must('supporter', 'recordContact', id);
    expect((await seen('clerk', id)).contactedAt).toBe(contactedAt);
    expect(await kinds('clerk', id)).toEqual(['CREATED', 'SENT', 'ACKNOWLEDGED', 'ACCEPTED', 'CONTACTED']);
    const asked = { referralId: id, category: 'PROGRESS', body: 'ご都合は' };
    expect(await mutate(desks.supporter.browser, 'askQuestion', asked)).toMatchObject({ code: 'FEEDBACK' });
  });
});

describe('a level raised where the person is', () => {
  it('lets the referring desk catch up at once, as one change, and tells it live', async () => {
    const id = await accepted('NONE');
    await must('supporter', 'recordContact', id);
    await must('supporter', 'startReferral', id);
    const before = await seen('clerk', id);
    expect(before).toMatchObject({ status: 'SENT', version: 2, dueAt: null });
    const live = await follow(desks.clerk.browser);
    const events = await eventsOf(id);
    await choose('supporter', id, 'STARTED');
    expect(await eventsOf(id)).toBe(events + 1);
    const changes = await live.until((told) => told.length > 0);
    expect(changes.map(({ kind, referralId }) => [kind, referralId])).toEqual([['FEEDBACK_RAISED', id]]);
    live.close();
    const after = await seen('clerk', id);
    expect(after).toMatchObject({ status: 'IN_PROGRESS', version: 3, feedbackLevel: 'STARTED', unread: true });
    expect(after.contactedAt).toBe((await seen('supporter', id)).contactedAt);
    expect(await kinds('clerk', id)).toEqual([
      ...['CREATED', 'SENT', 'ACKNOWLEDGED', 'ACCEPTED', 'CONTACTED', 'STARTED', 'FEEDBACK_RAISED'],
    ]);
    expect(after.timeline.at(-1)).toMatchObject({ actor: null, feedbackLevel: 'STARTED' });
  });

  it('shows the clock again that the new level can show', async () => {
    const id = await accepted('RECEIVED');
    expect((await seen('clerk', id)).dueAt).toBeNull();
    await choose('supporter', id, 'STARTED');
    expect((await seen('clerk', id)).dueAt).toBe((await seen('supporter', id)).dueAt);
  });

  it('after a silent lowering shows what it opens, and says neither that it was lowered nor how far it goes now', async () => {
    const id = await accepted('ENDED');
    await choose('supporter', id, 'NONE');
    const before = await all('clerk', id);
    await choose('supporter', id, 'RECEIVED');
    expect(await all('clerk', id), 'nothing to catch up with').toEqual(before);
    await carryThrough(id);
    const live = await follow(desks.clerk.browser);
    await choose('supporter', id, 'CONTACTED');
    const changes = await live.until((told) => told.length > 0);
    expect(changes.map(({ kind, referralId }) => [kind, referralId])).toEqual([['ACCESS', null]]);
    live.close();
    expect(await kinds('clerk', id)).toEqual(['CREATED', 'SENT', 'ACKNOWLEDGED', 'ACCEPTED', 'CONTACTED']);
    const { version } = before.referral;
    expect(await seen('clerk', id)).toMatchObject({ status: 'ACCEPTED', feedbackLevel: 'ENDED', version: version + 1 });
  });

  it('is possible after the end, and not once the referring desk has let go', async () => {
    const closed = await accepted('CONTACTED');
    await carryThrough(closed);
    await choose('supporter', closed, 'ENDED');
    expect((await seen('clerk', closed)).status).toBe('CLOSED');

    const silent = await accepted('NONE');
    expect((await seen('supporter', silent)).viewerCan.raiseFeedback).toBe(true);
    await must('clerk', 'withdrawReferral', silent, { reason: 'OTHER' });
    expect((await seen('supporter', silent)).viewerCan).toMatchObject({ raiseFeedback: false, lowerFeedback: false });
    expect(await change('supporter', silent, 'ENDED')).toMatchObject({ __typename: 'NotAllowed', code: 'LIFECYCLE' });
    expect(await kinds('clerk', silent)).toEqual(['CREATED', 'SENT', 'WITHDRAWN']);
  });
});

describe('the referring desk', () => {
  it('lowers the level and never raises it, by its own control or by sending again', async () => {
    const id = await accepted('STARTED');
    expect(await change('clerk', id, 'ENDED')).toMatchObject({ __typename: 'NotAllowed', code: 'ROLE' });
    expect((await seen('clerk', id)).viewerCan).toMatchObject({ lowerFeedback: true, raiseFeedback: false });
    expect(await change('clerk', id, 'STARTED')).toMatchObject({ fields: [{ path: 'level', code: 'FEEDBACK_SAME' }] });
    await choose('clerk', id, 'RECEIVED');
    expect(await seen('clerk', id)).toMatchObject({ feedbackLevel: 'RECEIVED', status: 'ACCEPTED', dueAt: null });
    expect(await seen('supporter', id)).toMatchObject({ feedbackLevel: 'RECEIVED', unread: true });
    expect((await seen('supporter', id)).timeline.at(-1)).toMatchObject({ kind: 'FEEDBACK_LOWERED' });

    await must('supporter', 'recordContact', id);
    await must('supporter', 'returnReferral', id, { reason: 'INCOMPLETE' });
    const { browser } = desks.clerk;
    const draftOf = async () =>
      (await browser.run(`{ referral(id: "${id}") { draftVersion draft { feedbackLevel } } }`)).data.referral;
    expect((await draftOf()).draft.feedbackLevel).toBe('RECEIVED');
    const { consent: _consent, ...form } = filledForm(agencies.office);
    const sendAgain = async (feedbackLevel: string) => {
      const { draftVersion } = await draftOf();
      await mutate(browser, 'saveReferralDraft', { id, draftVersion, content: { ...form, feedbackLevel } });
      return mutate(browser, 'sendReferral', { id, draftVersion: draftVersion + 1 });
    };
    expect(await sendAgain('ENDED')).toMatchObject({ fields: [{ path: 'feedbackLevel', code: 'FEEDBACK_RAISE' }] });
    expect((await sendAgain('NONE')).__typename).toBe('Referral');
    expect(await seen('clerk', id)).toMatchObject({ status: 'SENT', feedbackLevel: 'NONE', dueAt: null });
    expect(await kinds('clerk', id)).toEqual([
      ...['CREATED', 'SENT', 'ACKNOWLEDGED', 'ACCEPTED', 'FEEDBACK_LOWERED', 'RETURNED', 'RESENT'],
    ]);
    await must('supporter', 'acknowledgeReferral', id);
    expect((await seen('clerk', id)).status).toBe('SENT');
  });

  it('that lowers what was lowered further without its knowledge opens nothing by it', async () => {
    const id = await accepted('ENDED');
    await choose('supporter', id, 'NONE');
    await must('supporter', 'recordContact', id);
    await choose('clerk', id, 'STARTED');
    expect(await seen('clerk', id)).toMatchObject({ feedbackLevel: 'STARTED', contactedAt: null });
    expect((await seen('supporter', id)).feedbackLevel).toBe('NONE');
  });

  it('learns of a desk a referral was passed to no more, and no less, than before', async () => {
    const id = await accepted('ENDED');
    await choose('supporter', id, 'STARTED');
    await must('supporter', 'redirectReferral', id, { toAgencyId: agencies.health, reason: 'WRONG_DESK' });
    const { data } = await desks.clerk.browser.run(
      `{ referral(id: "${id}") { status redirectedTo { id } feedbackLevel } }`,
    );
    expect(data.referral).toMatchObject({ status: 'REDIRECTED', feedbackLevel: 'ENDED' });
    const next = data.referral.redirectedTo.id;
    expect((await seen('clerk', next)).feedbackLevel).toBe('ENDED');
    const nurse = await enter(api, agencies.health);
    const told = await nurse.browser.run(`{ referral(id: "${next}") { feedbackLevel } }`);
    expect(told.data.referral.feedbackLevel).toBe('STARTED');
  });
});

it('sent twice a change has one effect', async () => {
  const id = await accepted('RECEIVED');
  const commandId = randomUUID();
  const { version } = await seen('supporter', id);
  const twice = { id, version, level: 'ENDED', commandId };
  await mutate(desks.supporter.browser, 'changeFeedbackLevel', twice);
  const events = await eventsOf(id);
  await mutate(desks.supporter.browser, 'changeFeedbackLevel', twice);
  expect(await eventsOf(id)).toBe(events);
});
