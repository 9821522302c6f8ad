import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoAccounts } from '../../prisma/seed.ts';
import { reachEmbeddedPostgres } from '../postgres/embedded.ts';
import { removeData } from '../postgres/remove.ts';
import { Browser } from '../testing/browser.ts';
import { signIn } from '../testing/people.ts';
import { runProgram, startProcess, type TestProcess } from '../testing/process.ts';

/** Tsunagi as a city runs it, killed while desks read: whatever answer arrived has its entry, and the proof still holds. */

let folder: string;
let settings: Record<string, string>;
let running: TestProcess | undefined;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tsunagi-crash-'));
  settings = { TSUNAGI_DATA: join(folder, 'data') };
});
afterAll(async () => {
  await running?.stop();
  await removeData(settings.TSUNAGI_DATA as string);
  await rm(folder, { recursive: true, force: true });
});

const verify = () => runProgram('api/start/verifyLedger.ts', [], settings);

/** Entries that show each person, counted. */
async function entriesOf(): Promise<Map<string, number>> {
  const client = new pg.Client(await reachEmbeddedPostgres(settings.TSUNAGI_DATA as string, () => {}));
  await client.connect();
  const { rows } = await client.query<{ id: string; many: number }>(
    `SELECT id, count(*)::int AS many FROM "LedgerEntry", unnest(subjects) id WHERE operation = 'person' GROUP BY id`,
  );
  await client.end();
  return new Map(rows.map(({ id, many }) => [id, many]));
}

it('killed under load three times, it has an entry for every answer that arrived', async () => {
  const answered = new Map<string, number>();
  for (let round = 0; round < 3; round++) {
    running = await startProcess(settings);
    const desk = demoAccounts.find(({ role, agency }) => role === 'MANAGER' && /税/.test(agency)) ?? demoAccounts[0];
    if (!desk) throw new Error('No demo accounts');
    const browser = new Browser(running.origin);
    await signIn(browser, desk.login, desk.password);
    const { data } = await browser.run('{ people(first: 40) { edges { node { id } } } }');
    const ids = (data.people.edges as { node: { id: string } }[]).map(({ node }) => node.id);
    expect(ids.length).toBeGreaterThan(5);
    let isAlive = true;
    let arrived = 0;
    const readers = Array.from({ length: 8 }, async (_, n) => {
      for (let turn = n; isAlive; turn += 8) {
        const id = ids[turn % ids.length] as string;
        const answer = await browser.run(`{ person(id: "${id}") { name } }`).catch(() => undefined);
        if (!answer?.data?.person?.name) continue;
        arrived += 1;
        answered.set(id, (answered.get(id) ?? 0) + 1);
      }
    });
    while (arrived < 150) await new Promise((done) => setTimeout(done, 5));
    await running.kill();
    isAlive = false;
    await Promise.all(readers);
  }
  running = await startProcess(settings);
  const written = await entriesOf();
  for (const [id, many] of answered) expect(written.get(id), id).toBeGreaterThanOrEqual(many);

  const proof = await verify();
  expect(proof.stderr).toBe('');
  expect(proof.stdout).toMatch(/^All \d+ entries are as they were written .*\n\d+ [0-9a-f]{64}\n$/);
  expect(proof.status).toBe(0);
}, 120_000);

it('names the first broken entry, also by a head copied elsewhere, and stopped as well as running', async () => {
  const head = join(settings.TSUNAGI_DATA as string, 'ledger.head');
  const copy = join(folder, 'copy.head');
  await writeFile(copy, await readFile(head));
  const client = new pg.Client(await reachEmbeddedPostgres(settings.TSUNAGI_DATA as string, () => {}));
  await client.connect();
  await client.query(
    'ALTER TABLE "LedgerEntry" DISABLE TRIGGER USER; UPDATE "LedgerEntry" SET marks[1] = marks[1] # 2 WHERE seq = 7',
  );
  await client.end();
  const changed = await verify();
  expect([changed.status, changed.stdout]).toEqual([
    1,
    expect.stringMatching(/^Entry 7 is not what was written there\./),
  ]);
  await running?.kill();
  running = undefined;
  const stopped = await verify();
  expect([stopped.status, stopped.stdout]).toEqual([
    1,
    expect.stringMatching(/^Entry 7 is not what was written there\./),
  ]);
  await writeFile(copy, `999999 ${'0'.repeat(64)}\n`);
  const other = await runProgram('api/start/verifyLedger.ts', [copy], settings);
  expect(other.status).toBe(1);
}, 60_000);
