import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDatabase, type Database } from '../database.ts';
import { startTestDatabase, type TestDatabase } from '../postgres/testDatabase.ts';
import { Browser } from '../testing/browser.ts';
import { makeAgency, makeStaff, signIn } from '../testing/people.ts';
import { startProcess, type TestProcess } from '../testing/process.ts';
import { codeOf, withinStep } from '../testing/totp.ts';

let database: TestDatabase;
let db: Database;
let folder: string;
let login: string;
let tsunagi: TestProcess | undefined;
beforeAll(async () => {
  database = await startTestDatabase();
  db = createDatabase(database.pool);
  ({ login } = await makeStaff(db, await makeAgency(db)));
  folder = await mkdtemp(join(tmpdir(), 'tsunagi-secret-'));
});
afterAll(async () => {
  await tsunagi?.stop();
  await db.prisma.$disconnect();
  await database.stop();
  await rm(folder, { recursive: true });
});

/** Starts Tsunagi for as long as `work` takes. */
async function running<T>(settings: Record<string, string>, work: (browser: Browser) => Promise<T>): Promise<T> {
  tsunagi = await startProcess({ DATABASE_URL: database.url, TSUNAGI_DEMO: 'on', ...settings });
  const answer = await work(new Browser(tsunagi.origin));
  await tsunagi.stop();
  tsunagi = undefined;
  return answer;
}

/** Sets an authenticator app up. @returns its key in Base32 */
async function enrol(browser: Browser): Promise<string> {
  await signIn(browser, login);
  const { data } = await browser.run('mutation { beginTotpEnrolment { secret } }');
  await withinStep();
  const code = codeOf(data.beginTotpEnrolment.secret, -1);
  await browser.run(`mutation { confirmTotpEnrolment(code: "${code}") { __typename } }`);
  return data.beginTotpEnrolment.secret;
}

async function signInByCode(browser: Browser, key: string): Promise<string> {
  expect(await signIn(browser, login)).toMatchObject({ step: 'SECOND_FACTOR' });
  await withinStep();
  const { data } = await browser.run(`mutation { verifyTotp(code: "${codeOf(key)}") { __typename } }`);
  return data.verifyTotp.__typename;
}

test('the secret that Tsunagi made can be given as a setting; with another one it does not start', async () => {
  const key = await running({ TSUNAGI_DATA: folder }, enrol);
  const secret = (await readFile(join(folder, 'secret'), 'utf8')).trim();
  expect(secret).toMatch(/^[0-9a-f]{64}$/);

  const wrong = { TSUNAGI_SECRET: '0'.repeat(64), TSUNAGI_DATA: folder };
  expect(
    await startProcess({ DATABASE_URL: database.url, TSUNAGI_DEMO: 'on', ...wrong }).catch(({ message }) => message),
  ).toBe(
    `Tsunagi did not start: The secret opens none of the stored keys of authenticator apps (1): set TSUNAGI_SECRET, or without it the file ${join(folder, 'secret')}, to what it was when they were set up.\n`,
  );
  for (const same of [secret, secret.toUpperCase()]) {
    await running({ TSUNAGI_SECRET: same }, async (browser) => {
      // The code of a moment works once.
      await db.prisma.user.updateMany({ data: { totpUsedStep: null } });
      expect(await signInByCode(browser, key)).toBe('SignInResult');
    });
  }
}, 120_000);

test('any other text of 32 bytes or more is a secret as it stands, and one damaged key keeps nobody out', async () => {
  await db.prisma.user.updateMany({ data: { totpSecret: null, totpUsedStep: null } });
  const TSUNAGI_SECRET = 'いろはにほへとちりぬるを わかよたれそ';
  const key = await running({ TSUNAGI_SECRET }, enrol);
  const damaged = await makeStaff(db, await makeAgency(db));
  await db.prisma.user.update({ where: { id: damaged.userId }, data: { totpSecret: new Uint8Array(48) } });
  await db.prisma.user.updateMany({ data: { totpUsedStep: null } });
  expect(await running({ TSUNAGI_SECRET }, (browser) => signInByCode(browser, key))).toBe('SignInResult');
});
