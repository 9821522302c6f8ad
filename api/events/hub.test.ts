import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser } from '../testing/browser.ts';
import { follow } from '../testing/live.ts';
import { makeAgency } from '../testing/people.ts';
import { send } from '../testing/referrals.ts';
import { startApi, type TestApi } from '../testing/server.ts';
import { enter } from '../testing/session.ts';

let api: TestApi;
let tax = '';
let clerk: Browser;
let supporter: Browser;
let office = '';

beforeAll(async () => {
  api = await startApi();
  tax = await makeAgency(api.db, 'TAX');
  office = await makeAgency(api.db, 'CONSULTATION_OFFICE');
  clerk = (await enter(api, tax)).browser;
  supporter = (await enter(api, office, 'SUPPORTER')).browser;
});
afterAll(() => api?.stop());

it('what could not be told when it happened is told when it can be, and nothing twice', async () => {
  const { id } = await send(clerk, office);
  const desk = await follow(supporter);
  const happen = (kind: string) =>
    api.db.pool.query(
      `INSERT INTO "Event" (id, seq, kind, "referralId", feedback, "actorAgencyId") VALUES ($1, 0, $2, $3, 'NONE', $4)`,
      [randomUUID(), kind, id, tax],
    );
  await happen('ATTACHED');
  await desk.until((changes) => changes.some(({ kind }) => kind === 'ATTACHED'));
  // Nothing that asks the gate is answered while a table of its is away.
  await api.db.pool.query('ALTER TABLE "RestrictionMember" RENAME TO "Away"');
  await happen('ASKED');
  await expect(
    supporter.run('{ referrals(box: ALL, first: 1) { edges { cursor } } }').then(({ errors }) => errors),
  ).resolves.toBeDefined();
  await new Promise((resolve) => setTimeout(resolve, 1500));
  await api.db.pool.query('ALTER TABLE "Away" RENAME TO "RestrictionMember"');
  await desk.until((changes) => changes.some(({ kind }) => kind === 'ASKED'));
  await happen('ANSWERED');
  await desk.until((changes) => changes.some(({ kind }) => kind === 'ANSWERED'));
  const kinds = desk.changes.map(({ kind }) => kind);
  expect(kinds.slice(kinds.indexOf('ATTACHED'))).toEqual(['ATTACHED', 'ASKED', 'ANSWERED']);
  desk.close();
});
