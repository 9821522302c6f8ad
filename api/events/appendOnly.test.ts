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
  await expect(api.db.pool.query(statement)).rejects.toThrow('is append-only');
  expect(await events()).toEqual(before);
});

/** Every row of what was agreed and counted. */
const agreed = async () =>
  Promise.all(
    ['Consent', 'ConsentItem', 'AccessGrant', 'Encouragement'].map(async (table) => {
      const { rows } = await api.db.pool.query(`SELECT * FROM "${table}" ORDER BY id`);
      expect(rows.length).toBeGreaterThan(0);
      return rows;
    }),
  );

it.each([
  ['UPDATE "Consent" SET "validUntil" = now()', 'Consent is never edited'],
  ['DELETE FROM "Consent"', 'Consent is append-only'],
  ['TRUNCATE "Consent" CASCADE', 'is append-only'],
  [`UPDATE "ConsentItem" SET category = 'TAX'`, 'ConsentItem is never edited'],
  [`UPDATE "ConsentItem" SET "endedAt" = now(), purpose = 'HOUSING'`, 'ConsentItem is never edited'],
  ['DELETE FROM "ConsentItem"', 'ConsentItem is append-only'],
  ['TRUNCATE "ConsentItem"', 'ConsentItem is append-only'],
  [`UPDATE "AccessGrant" SET "validUntil" = now() + interval '9 years'`, 'AccessGrant is never edited'],
  ['UPDATE "AccessGrant" SET "personId" = gen_random_uuid(), "revokedAt" = now()', 'AccessGrant is never edited'],
  ['DELETE FROM "AccessGrant"', 'AccessGrant is append-only'],
  ['TRUNCATE "AccessGrant"', 'AccessGrant is append-only'],
  ['DELETE FROM "Encouragement"', 'Encouragement is append-only'],
  ['TRUNCATE "Encouragement"', 'Encouragement is append-only'],
])('what was agreed or counted stays: %s', async (statement, refusal) => {
  await clerk.run(
    `mutation ($day: Date!) { recordEncouragement(commandId: "${randomUUID()}", day: $day, channel: COUNTER, count: 3,
      leaflet: true) { __typename } }`,
    { day: '2026-04-01' },
  );
  const before = await agreed();
  await expect(api.db.pool.query(statement)).rejects.toThrow(refusal);
  expect(await agreed()).toEqual(before);
});

it('what was agreed ends once, and does not begin again', async () => {
  const items = () => api.db.pool.query('SELECT "endedAt" FROM "ConsentItem" WHERE "endedAt" IS NOT NULL');
  const one = 'WHERE id = (SELECT min(id::text)::uuid FROM "ConsentItem")';
  const end = `"endedAt" = now(), "endReason" = 'WITHDRAWN'`;
  await expect(api.db.pool.query(`UPDATE "ConsentItem" SET "endedAt" = now() ${one}`)).rejects.toThrow(
    'ConsentItem_end',
  );
  await api.db.pool.query(`UPDATE "ConsentItem" SET ${end} ${one}`);
  for (const later of ['NULL', 'now()']) {
    const again = api.db.pool.query(`UPDATE "ConsentItem" SET "endedAt" = ${later} ${one}`);
    await expect(again).rejects.toThrow('ConsentItem is never edited');
  }
  expect((await items()).rowCount).toBe(1);
});

it('what was opened is shut once, and does not open again', async () => {
  const one = 'WHERE id = (SELECT min(id::text)::uuid FROM "AccessGrant")';
  await api.db.pool.query(`UPDATE "AccessGrant" SET "revokedAt" = now() ${one}`);
  for (const later of ['NULL', 'now()'])
    await expect(api.db.pool.query(`UPDATE "AccessGrant" SET "revokedAt" = ${later} ${one}`)).rejects.toThrow(
      'AccessGrant is never edited',
    );
});

it('what people were told stays, word by word', async () => {
  const told = async () => (await api.db.pool.query('SELECT * FROM "ConsentNotice" ORDER BY version')).rows;
  const before = await told();
  expect(before.length).toBeGreaterThan(1);
  for (const statement of [
    `UPDATE "ConsentNotice" SET words = '{"ja": {}, "en": {}}'`,
    `DELETE FROM "ConsentNotice" WHERE version = '2026-11'`,
    'TRUNCATE "ConsentNotice" CASCADE',
  ])
    await expect(api.db.pool.query(statement)).rejects.toThrow('is append-only');
  expect(await told()).toEqual(before);
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
    `mutation { discardReferralDraft(commandId: "${randomUUID()}", id: "${id}", version: ${version}, draftVersion: 1) { __typename } }`,
  );
  expect(discarded.data.discardReferralDraft.__typename).toBe('Discarded');
  expect((await events()).filter(({ referralId }) => referralId === id)).toEqual([]);
  expect(await newest()).toMatchObject({ kind: 'DISCARDED', referralId: null });
});
