import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startEmbeddedPostgres } from './postgres/embedded.ts';
import { freePort } from './postgres/freePort.ts';
import { keptIn } from './postgres/place.ts';
import { findPostmaster } from './postgres/postmaster.ts';
import { removeData } from './postgres/remove.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const LAUNCH = join(ROOT, 'api', 'launch.mjs');

type Launched = {
  child: ChildProcess;
  port: number;
  output: { stdout: string; stderr: string };
  status: Promise<number | null>;
};

let folder: string;
let data: string;
const launched: Launched[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tsunagi launch 起動 '));
  await chmod(folder, 0o711);
  data = join(folder, 'data');
});
afterEach(async () => {
  for (const { child, status } of launched.splice(0)) {
    child.kill('SIGKILL');
    await status;
  }
});
afterAll(async () => {
  await removeData(data);
  await rm(folder, { recursive: true, force: true });
});

/** `npm start` without npm: the same program, environment and folder. */
async function launch(env: Record<string, string> = {}, flags: string[] = []): Promise<Launched> {
  const port = Number(env.PORT) || (await freePort());
  const clean = { PATH: process.env.PATH, HOME: process.env.HOME, TSUNAGI_DATA: data, PORT: String(port) };
  const child = spawn(process.execPath, [...flags, LAUNCH], {
    cwd: ROOT,
    env: { ...clean, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => {
    output.stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    output.stderr += chunk;
  });
  const status = once(child, 'close').then(([code]) => code as number | null);
  const result = { child, port, output, status };
  launched.push(result);
  return result;
}

async function ready({ child, output }: Launched): Promise<void> {
  while (!output.stdout.includes('Tsunagi is ready at')) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`It ended: ${output.stderr}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Launches, and expects it to give up with one line on stderr and a status that is not 0. */
async function refusal(env: Record<string, string> = {}, flags: string[] = []): Promise<string> {
  const { output, status } = await launch(env, flags);
  expect(await status).not.toBe(0);
  expect(output.stderr).toMatch(/^[^\n]+\n$/);
  expect(output.stderr).not.toMatch(/ at .*:\d+:\d+/);
  return output.stderr.trim();
}

async function postmaster() {
  return findPostmaster(join(await keptIn(data), 'postgres'));
}

test('the demo city is filled once, survives kill -9 and a stop, and PostgreSQL ends with Tsunagi', async () => {
  const first = await launch();
  await ready(first);
  expect(first.output.stdout).toContain('Filling the empty database with the demo city');
  const { demoAccounts } = await import('../prisma/seed.ts');
  for (const { login, password } of demoAccounts)
    expect(first.output.stdout).toMatch(new RegExp(`${login} .*${password}`));
  const page = await fetch(`http://127.0.0.1:${first.port}/`);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('<div id="root">');
  first.child.kill('SIGKILL');
  await first.status;
  expect(await postmaster()).toBeDefined();

  const second = await launch({ PORT: String(first.port) });
  await ready(second);
  expect(second.output.stdout).not.toContain('Filling');
  second.child.kill('SIGTERM');
  expect(await second.status).toBe(0);
  expect(second.output.stderr).toBe('');
  expect(await postmaster()).toBeUndefined();
});

test('a second Tsunagi on the same port or the same data folder is refused and the first goes on', async () => {
  const first = await launch();
  await ready(first);
  expect(await refusal({ PORT: String(first.port), TSUNAGI_DATA: join(folder, 'other') })).toBe(
    `Port ${first.port} is taken by another program: set PORT to a free one.`,
  );
  expect(await refusal()).toBe(
    `The data folder ${data} is in use by another running Tsunagi: stop that one or set TSUNAGI_DATA.`,
  );
  expect((await fetch(`http://127.0.0.1:${first.port}/`)).status).toBe(200);
  first.child.kill('SIGINT');
  expect(await first.status).toBe(0);
  expect(await postmaster()).toBeUndefined();
});

test('a database that a newer Tsunagi has migrated is refused, and PostgreSQL is not left behind', async () => {
  const server = await startEmbeddedPostgres({ dataFolder: data });
  const client = new pg.Client(server.url);
  await client.connect();
  await client.query(
    `CREATE TABLE IF NOT EXISTS _prisma_migrations (id varchar(36) PRIMARY KEY, checksum varchar(64) NOT NULL, finished_at timestamptz,
       migration_name varchar(255) NOT NULL, logs text, rolled_back_at timestamptz, started_at timestamptz NOT NULL DEFAULT now(),
       applied_steps_count integer NOT NULL DEFAULT 0)`,
  );
  await client.query(
    "INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name) VALUES ('future', 'x', now(), '29990101000000_future')",
  );
  await client.end();
  await server.stop();
  expect(await refusal()).toMatch(/^Wrong schema version of the database: it has the migration 29990101000000_future/);
  expect(await postmaster()).toBeUndefined();
});

test('a database that cannot be reached is refused without telling its password', async () => {
  const line = await refusal({
    DATABASE_URL: 'postgresql://tsunagi:geheim@127.0.0.1:1/tsunagi',
    TSUNAGI_SECRET: 's'.repeat(32),
  });
  expect(line).toMatch(/^The database at 127\.0\.0\.1:1\/tsunagi cannot be reached: /);
  expect(line).not.toContain('geheim');
});

test('an old Node is refused', async () => {
  const disguise = join(folder, 'old.cjs');
  await writeFile(
    disguise,
    "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '12.22.9' } });",
  );
  expect(await refusal({}, ['--require', disguise])).toBe(
    'Tsunagi needs Node 20.19, 22.12, 24 or newer: this is Node 12.22.9.',
  );
});

test.each([
  [{ PORT: 'http' }, 'PORT must be a port number from 1 to 65535.'],
  [{ PORT: '4000', TSUNAGI_DEMO: 'maybe' }, 'TSUNAGI_DEMO must be on or off.'],
  [
    { DATABASE_URL: 'mysql://root:geheim@db/x' },
    'DATABASE_URL must be an address such as postgresql://user:password@host:5432/database.',
  ],
  [{ TSUNAGI_SECRET: 'geheim' }, 'TSUNAGI_SECRET must be at least 32 bytes.'],
  [
    { TSUNAGI_PUBLIC_URL: 'https://city.example/tsunagi' },
    'TSUNAGI_PUBLIC_URL must be an origin such as https://tsunagi.city.example.',
  ],
  [
    { HOST: '192.0.2.1' },
    'Tsunagi cannot listen on 192.0.2.1 (EADDRNOTAVAIL): set HOST to an address of this machine.',
  ],
  [{ TSUNAGI_OIDC_ISSUER: 'https://id.city.example' }, /^TSUNAGI_OIDC_ISSUER, .* must be set together\.$/],
  [
    { DATABASE_URL: 'postgresql://tsunagi@127.0.0.1:1/tsunagi' },
    /^TSUNAGI_SECRET must be set \(at least 32 bytes\) when DATABASE_URL is/,
  ],
] as [Record<string, string>, string | RegExp][])('%o is refused', async (env, line) => {
  expect(await refusal(env)).toMatch(line);
});
