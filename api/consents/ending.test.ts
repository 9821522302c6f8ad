import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { act, command, resend } from '../testing/acting.ts';
import type { Browser } from '../testing/browser.ts';
import { inOrder } from '../testing/locks.ts';
import { makeAgency } from '../testing/people.ts';
import { filledForm, onBasis, seeking, send } from '../testing/referrals.ts';
import { startApi, type TestApi } from '../testing/server.ts';
import { enter } from '../testing/session.ts';

/** What a referral rests on, when what it rested on ends: nothing stays open beside it. */

let api: TestApi;
let office = '';
let housing = '';
const desk = {} as Record<'health' | 'office' | 'housing', Browser>;

beforeAll(async () => {
  api = await startApi();
  office = await makeAgency(api.db, 'CONSULTATION_OFFICE');
  desk.health = (await enter(api, await makeAgency(api.db, 'HEALTH'))).browser;
  desk.office = (await enter(api, office, 'SUPPORTER')).browser;
  housing = await makeAgency(api.db, 'OTHER');
  desk.housing = (await enter(api, housing)).browser;
});
afterAll(() => api?.stop());

const identity = {
  decision: 'GIVEN',
  method: 'ORAL',
  giver: 'SELF',
  witnessName: '窓口 花子',
  get items() {
    return [{ recipientId: office, category: 'IDENTITY', purpose: 'CONSULTATION' }];
  },
};

async function record(personId: string, referralId: string | null): Promise<string> {
  const { data } = await desk.health.run(
    `mutation ($referralId: ID, $input: RecordConsentInput!) { recordConsent(commandId: "${randomUUID()}",
      personId: "${personId}", referralId: $referralId, input: $input) { __typename ... on Consent { id } } }`,
    { referralId, input: identity },
  );
  expect(data.recordConsent.__typename).toBe('Consent');
  return data.recordConsent.id;
}
const withdraw = (id: string) =>
  desk.health.run(`mutation { withdrawConsent(commandId: "${randomUUID()}", id: "${id}") { __typename } }`);
const seen = async (id: string, personId: string) =>
  (
    await desk.office.run(
      `{ referral(id: "${id}") { consentState person { name phone } } person(id: "${personId}") { name phone } }`,
    )
  ).data;

const nothing = (consentState: string) => ({ referral: { consentState, person: null }, person: null });

describe('a referral that rested on a basis', () => {
  it('rests on the consent alone that the person then gives, and on nothing when that is withdrawn', async () => {
    const { id, personId } = await send(desk.health, office, onBasis);
    expect((await seen(id, personId)).person.phone).toBe('090-0000-1234');
    const consent = await record(personId, id);
    const person = { name: '髙橋 一郎', phone: null };
    expect(await seen(id, personId)).toEqual({ referral: { consentState: 'GIVEN', person }, person });
    await withdraw(consent);
    expect(await seen(id, personId)).toEqual(nothing('REFUSED'));
  });
});

describe('a consent that sending again has ended', () => {
  it('holds up nothing when a later one is withdrawn, though another referral of the person stays open', async () => {
    const { id, personId } = await send(desk.health, office);
    await act(desk.office, 'acknowledgeReferral', id);
    await act(desk.office, 'returnReferral', id, ', reason: INCOMPLETE');
    await resend(desk.health, id, office, seeking);
    const later = await record(personId, id);
    const other = await send(desk.health, office, { personId });
    await withdraw(later);
    expect((await seen(id, personId)).referral).toEqual({ consentState: 'REFUSED', person: null });
    expect((await seen(other.id, personId)).referral.person.phone).toBe('090-0000-1234');
    const read = `{ referral(id: "${id}") { consents { active } } }`;
    const { consents } = (await desk.health.run(read)).data.referral;
    expect(consents).toEqual([{ active: false }, { active: false }]);
  });
});

it('a referral sent on a consent that is withdrawn at the same moment never rests on it', async () => {
  const { personId } = await send(desk.health, office);
  const consent = await record(personId, null);
  const content = { ...filledForm(office), personId, consent: null };
  const saved = await desk.health.run(
    `mutation ($content: ReferralContentInput!) { outcome: saveReferralDraft(commandId: "${randomUUID()}", content: $content) {
      ... on Referral { id draftVersion } } }`,
    { content },
  );
  const { id, draftVersion } = saved.data.outcome;
  // The sending judges what the withdrawal has left.
  const [, sent] = await inOrder(api, 'Person', personId, [
    () => withdraw(consent),
    () => command(desk.health, 'sendReferral', `id: "${id}", draftVersion: ${draftVersion}`),
  ]);
  expect(sent).toMatchObject({ __typename: 'InvalidInput' });
  const { data } = await desk.health.run(`{ referral(id: "${id}") { status consentState } }`);
  expect(data.referral.status).toBe('DRAFT');
});

it('a consent recorded with a referral whose desk has let go of it in silence opens nothing there', async () => {
  for (const more of [{}, seeking]) {
    const { id, personId } = await send(desk.health, office, { feedbackLevel: 'NONE', ...more });
    await act(desk.office, 'acknowledgeReferral', id);
    expect((await act(desk.office, 'declineReferral', id, ', reason: OTHER')).status).toBe('DECLINED');
    await record(personId, id);
    expect(await seen(id, personId)).toEqual(nothing('GIVEN'));
    expect(await api.db.prisma.accessGrant.count({ where: { personId, revokedAt: null } })).toBe(0);
  }
});

it('a redirected referral rests on what was agreed with the first, until its own desk lets go of it', async () => {
  const consent = { ...filledForm(office).consent };
  consent.items = [office, housing].flatMap((recipientId) =>
    ['IDENTITY', 'CONTACT'].map((category) => ({ recipientId, category, purpose: 'CONSULTATION' })),
  );
  const { id, personId } = await send(desk.health, office, { consent, feedbackLevel: 'ENDED' });
  await act(desk.office, 'acknowledgeReferral', id);
  await act(desk.office, 'redirectReferral', id, `, reason: WRONG_DESK, toAgencyId: "${housing}"`);
  expect((await seen(id, personId)).person).toBeNull();
  const { id: next } = await api.db.prisma.referral.findFirstOrThrow({ where: { redirectedFromId: id } });
  const there = async () =>
    (
      await desk.housing.run(
        `{ referral(id: "${next}") { consentState person { name phone } } person(id: "${personId}") { name } }`,
      )
    ).data;
  expect(await there()).toEqual({
    referral: { consentState: 'GIVEN', person: { name: '髙橋 一郎', phone: '090-0000-1234' } },
    person: { name: '髙橋 一郎' },
  });
  await act(desk.housing, 'acknowledgeReferral', next);
  await act(desk.housing, 'declineReferral', next, ', reason: OTHER');
  expect(await there()).toEqual(nothing('GIVEN'));
});
