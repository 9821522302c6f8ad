import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser } from '../testing/browser.ts';
import { makeAgency } from '../testing/people.ts';
import { filledForm, send } from '../testing/referrals.ts';
import { startApi, type TestApi } from '../testing/server.ts';
import { enter } from '../testing/session.ts';

let api: TestApi;
let clerk: Browser;
let office: string;
beforeAll(async () => {
  api = await startApi();
  office = await makeAgency(api.db, 'CONSULTATION_OFFICE');
  ({ browser: clerk } = await enter(api, await makeAgency(api.db, 'TAX')));
  await send(clerk, office);
});
afterAll(() => api?.stop());

const events = async () => (await api.db.pool.query('SELECT * FROM "Event" ORDER BY seq')).rows;
const newest = async () => (await events()).at(-1);

it.each([
  'UPDATE "Event" SET at = now()',
  'DELETE FROM "Event"',
  `DELETE FROM "Event" WHERE kind = 'CREATED'`,
  `DELETE FROM "Event" WHERE "referralId" IS NULL`,
  'TRUNCATE "Event"',
  'TRUNCATE "Referral" CASCADE',
])('what happened stays: %s', async (statement) => {
  await api.db.pool.query(
    `INSERT INTO "Event" (id, kind) VALUES (gen_random_uuid(), 'DISCARDED'), (gen_random_uuid(), 'PERSON_SAVED')`,
  );
  const before = await events();
  expect(before.length).toBeGreaterThan(3);
  await expect(api.db.pool.query(statement)).rejects.toThrow('Event is append-only');
  expect(await events()).toEqual(before);
});

it('a draft that was never sent goes whole, which is an event itself', async () => {
  const { data } = await clerk.run(
    `mutation ($content: ReferralContentInput!) {
       saveReferralDraft(commandId: "${randomUUID()}", content: $content) { ... on Referral { id version } } }`,
    { content: filledForm(office) },
  );
  const { id, version } = data.saveReferralDraft;
  expect(await newest()).toMatchObject({ kind: 'CREATED', referralId: id });
  const discarded = await clerk.run(
    `mutation { discardReferralDraft(commandId: "${randomUUID()}", id: "${id}", version: ${version}) { __typename } }`,
  );
  expect(discarded.data.discardReferralDraft.__typename).toBe('Discarded');
  expect((await events()).filter(({ referralId }) => referralId === id)).toEqual([]);
  expect(await newest()).toMatchObject({ kind: 'DISCARDED', referralId: null });
});
