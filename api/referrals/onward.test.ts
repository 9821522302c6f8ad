import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { mutate, openCounter } from '../testing/counter.ts';
import { filledForm, send } from '../testing/referrals.ts';

/** What an onward referral starts from: what the office sees of the one it received, and nothing else. */

let counter: Awaited<ReturnType<typeof openCounter>>;
beforeAll(async () => {
  counter = await openCounter();
});
afterAll(() => counter?.api.stop());

/** The office takes up a referral on which it was granted the categories, and begins to refer onward. @returns the draft */
async function onwardFrom(granted: readonly string[]): Promise<Record<string, unknown>> {
  const { consent } = filledForm(counter.agencies.office);
  const items = consent.items.filter(({ category }) => granted.includes(category));
  const { id } = await send(counter.tax.ja, counter.agencies.office, { consent: { ...consent, items } });
  await mutate(counter.office.ja, 'acknowledgeReferral', { id, version: 2 });
  await mutate(counter.office.ja, 'acceptReferral', { id, version: 3 });
  const { data } = await counter.office.ja.run(
    `mutation ($commandId: ID!, $parentId: ID!) { saveReferralDraft(commandId: $commandId, parentId: $parentId, content: {}) {
      ... on Referral { draft { name contactChannel details { category text } reason wishes concerns } } } }`,
    { commandId: randomUUID(), parentId: id },
  );
  return data.saveReferralDraft.draft;
}

it('copies the situation and the reason in the categories that were granted', async () => {
  expect(await onwardFrom(['IDENTITY', 'TAX', 'PROGRESS'])).toEqual({
    name: '髙橋 一郎',
    contactChannel: null,
    details: [{ category: 'TAX', text: '市民税三期分' }],
    reason: '市民税を三か月滞納している。',
    wishes: null,
    concerns: ['TAX_OR_UTILITIES'],
  });
});

it('copies nothing of the situation, and no reason, that were not granted', async () => {
  const draft = await onwardFrom(['IDENTITY', 'CONTACT', 'PLAN']);
  expect(draft).toMatchObject({
    contactChannel: 'MOBILE',
    details: [],
    reason: null,
    wishes: '家族に知られたくない。',
  });
});
