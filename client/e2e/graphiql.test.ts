import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Browser as Chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDatabase, type Database } from '../../api/database.ts';
import { freePort } from '../../api/postgres/freePort.ts';
import { startTestDatabase, type TestDatabase } from '../../api/postgres/testDatabase.ts';
import { Browser } from '../../api/testing/browser.ts';
import { makeAgency, makeStaff, signIn } from '../../api/testing/people.ts';
import { startProcess } from '../../api/testing/process.ts';
import { launchChromium } from './chromium.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

let database: TestDatabase;
let db: Database;
let developing: ChildProcess;
let chromium: Chromium;
let origin: string;
let login: string;

/** `npm run dev` without npm, and a person who is signed in. */
beforeAll(async () => {
  database = await startTestDatabase();
  db = createDatabase(database.pool);
  ({ login } = await makeStaff(db, await makeAgency(db)));
  origin = `http://localhost:${await freePort()}`;
  developing = spawn(process.execPath, ['--import', 'tsx', 'api/start/dev.ts'], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      PORT: String(await freePort()),
      DATABASE_URL: database.url,
      TSUNAGI_DEMO: 'on',
      TSUNAGI_SECRET: 's'.repeat(32),
      TSUNAGI_PUBLIC_URL: origin,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    developing.stdout?.on('data', (chunk) => {
      said += chunk;
      if (said.includes('Tsunagi is ready') && said.includes('Local:')) resolve();
    });
    developing.once('exit', () => reject(new Error(said)));
  });
  chromium = await launchChromium();
}, 120_000);
afterAll(async () => {
  await chromium?.close();
  developing?.kill('SIGTERM');
  if (developing?.exitCode === null) await once(developing, 'exit');
  await db?.prisma.$disconnect();
  await database?.stop();
});

test('GraphiQL is there while developing, needs nothing from elsewhere, and sends what is typed as the person signed in', async () => {
  const browser = new Browser(origin);
  await signIn(browser, login);
  const document = await browser.fetch('/graphql', { headers: { accept: 'text/html' } });
  expect([document.status, await document.text()]).toEqual([200, expect.stringContaining('"x-tsunagi-csrf":"1"')]);
  expect((await browser.fetch('/graphql?query={__typename}', { headers: { accept: 'application/json' } })).status).toBe(
    405,
  );

  const context = await chromium.newContext();
  await context.addCookies([...browser.cookies].map(([name, value]) => ({ name, value, url: origin })));
  const page = await context.newPage();
  const addresses: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => addresses.push(request.url()));
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await page.goto(`${origin}/graphql`);
  await page.locator('.graphiql-query-editor').click();
  await page.keyboard.press('ControlOrMeta+A');
  // The editor closes what is opened.
  await page.keyboard.type('{ viewer { login');
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => page.locator('.graphiql-response').textContent()).toContain(login);
  expect(addresses.filter((address) => !/^(blob:|data:)/.test(address) && new URL(address).origin !== origin)).toEqual(
    [],
  );
  expect(complaints).toEqual([]);
}, 120_000);

test('GraphiQL is not there when Tsunagi is started, whatever the shell says of development', async () => {
  const started = await startProcess({
    DATABASE_URL: database.url,
    TSUNAGI_SECRET: 's'.repeat(32),
    NODE_ENV: 'development',
  });
  const page = await fetch(`${started.origin}/graphql`, { headers: { accept: 'text/html' } });
  expect(page.headers.get('content-security-policy')).not.toContain('unsafe-inline');
  expect(await page.text()).not.toContain('x-tsunagi-csrf');
  await started.stop();
}, 120_000);
