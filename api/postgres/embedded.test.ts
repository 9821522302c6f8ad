import { chmod, mkdir, mkdtemp, readdir, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isRoot } from './account.ts';
import { startEmbeddedPostgres } from './embedded.ts';
import { type Holder, hold, spawnHolder } from './holder.ts';
import { keptIn } from './place.ts';
import { findPostmaster } from './postmaster.ts';
import { removeData } from './remove.ts';

let folder: string;
let holders: Holder[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tsunagi 試験 '));
  await chmod(folder, 0o711);
  holders = [];
});
afterEach(async () => {
  for (const holder of holders) await holder.kill();
  await removeData(folder);
});

async function start(dataFolder = folder): Promise<Holder> {
  const holder = await hold(dataFolder);
  holders.push(holder);
  return holder;
}

async function query<T extends pg.QueryResultRow>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client(url);
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

test('a new database is UTF-8, ordered by code point, in UTC, durable, on the loopback address alone, behind a password', async () => {
  const server = await startEmbeddedPostgres({ dataFolder: folder });
  try {
    const settings = await query(
      server.url,
      `SELECT name, setting FROM pg_settings
       WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes', 'TimeZone', 'listen_addresses', 'server_encoding')`,
    );
    expect(Object.fromEntries(settings.map(({ name, setting }) => [name, setting]))).toEqual({
      fsync: 'on',
      synchronous_commit: 'on',
      full_page_writes: 'on',
      TimeZone: 'UTC',
      listen_addresses: '127.0.0.1',
      server_encoding: 'UTF8',
    });
    const [order] = await query(
      server.url,
      "SELECT string_agg(x, '' ORDER BY x) AS text FROM unnest('{い,B,a,ア}'::text[]) x",
    );
    expect(order).toEqual({ text: 'Baいア' });
    const [folded] = await query(server.url, "SELECT lower('ÀＡ') AS text");
    expect(folded).toEqual({ text: 'àａ' });
    const stranger = new URL(server.url);
    for (const password of ['', 'postgres', 'tsunagi']) {
      stranger.password = password;
      await expect(query(stranger.href, 'SELECT 1')).rejects.toThrow(/password/);
    }
    const credentials = await stat(join(await keptIn(folder), 'postgres', 'tsunagi-credentials.json'));
    expect(credentials.mode & 0o777).toBe(0o600);
  } finally {
    await server.stop();
  }
});

test('a second start keeps the data', async () => {
  const first = await startEmbeddedPostgres({ dataFolder: folder });
  await query(first.url, "CREATE TABLE kept AS SELECT '髙橋𠮷野' AS name");
  await first.stop();
  expect(await findPostmaster(join(await keptIn(folder), 'postgres'))).toBeUndefined();
  const second = await startEmbeddedPostgres({ dataFolder: folder });
  expect(await query(second.url, 'SELECT name FROM kept')).toEqual([{ name: '髙橋𠮷野' }]);
  await second.stop();
});

test('after kill -9 the server left behind is replaced and nothing that was acknowledged is lost', async () => {
  const killed = await start();
  const client = new pg.Client(killed.url);
  client.on('error', () => {});
  await client.connect();
  await client.query('CREATE TABLE written (n int)');
  let acknowledged = 0;
  const writing = (async () => {
    for (;;) {
      await client.query('INSERT INTO written VALUES ($1)', [acknowledged + 1]);
      acknowledged++;
      if (acknowledged === 50) await killed.kill();
    }
  })().catch(() => {});
  while (acknowledged < 50) await new Promise((resolve) => setTimeout(resolve, 5));
  await killed.kill();
  const cluster = join(await keptIn(folder), 'postgres');
  const orphan = await findPostmaster(cluster);
  expect(orphan).toBeDefined();
  const next = await start();
  await writing;
  expect(next.failed).toBe('');
  expect((await findPostmaster(cluster))?.pid).not.toBe(orphan?.pid);
  const [counted] = await query<{ n: number }>(next.url, 'SELECT count(*)::int AS n FROM written');
  expect(counted?.n).toBeGreaterThanOrEqual(acknowledged);
});

test('a folder in use is refused, and whoever uses it is left alone', async () => {
  const first = await start();
  await query(first.url, 'CREATE TABLE mine (id int)');
  const second = await start();
  expect(second.failed).toBe(
    `The data folder ${folder} is in use by another running Tsunagi: stop that one or set TSUNAGI_DATA.`,
  );
  expect(await query(first.url, 'SELECT * FROM mine')).toEqual([]);
});

test('of two that start at the same moment on a new folder one gets it and the other is told', async () => {
  const both = await Promise.all([start(), start()]);
  expect(both.map((holder) => holder.failed !== '').sort()).toEqual([false, true]);
  expect(both.map((holder) => holder.failed).join('')).toContain('in use by another running Tsunagi');
  const winner = both.find((holder) => holder.failed === '') as Holder;
  expect(await query(winner.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

test('the folder stays in use when PostgreSQL has dropped every session to recover from a crash of one', async () => {
  const first = await start();
  const [{ pid }] = (await query<{ pid: number }>(
    first.adminUrl,
    "SELECT pid FROM pg_stat_activity WHERE application_name = 'tsunagi owner'",
  )) as [{ pid: number }];
  process.kill(pid, 'SIGKILL');
  for (let owners = 0; owners === 0; ) {
    const rows = await query<{ n: number }>(
      first.adminUrl,
      `SELECT count(*)::int AS n FROM pg_locks JOIN pg_stat_activity USING (pid)
       WHERE locktype = 'advisory' AND pid <> ${pid}`,
    ).catch(() => []);
    owners = rows[0]?.n ?? 0;
  }
  expect((await start()).failed).toContain('in use by another running Tsunagi');
});

test('being killed while the database is made leaves nothing in the way', async () => {
  const killed = spawnHolder(folder);
  holders.push(killed);
  const half = async () => (await readdir(folder)).filter((name) => name.startsWith('postgres.half-'));
  while ((await half()).length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
  await killed.kill();
  expect(await half()).toHaveLength(1);
  const next = await start();
  expect(next.failed).toBe('');
  expect(await half()).toEqual([]);
});

test.runIf(isRoot)(
  'root keeps the database where its user reaches it, says where once, and finds it after a move',
  async () => {
    const closed = join(folder, 'closed');
    await mkdir(closed, { mode: 0o700 });
    const first = await start(join(closed, 'data'));
    expect(first.failed).toBe('');
    expect(first.said[0]).toMatch(
      /^The database is kept in \/var\/lib\/tsunagi\/\S+, because PostgreSQL does not run as root/,
    );
    await query(first.url, 'CREATE TABLE kept (id int)');
    await first.kill();
    const second = await start(join(closed, 'data'));
    expect(second.said).toEqual([]);
    expect(await query(second.url, 'SELECT * FROM kept')).toEqual([]);
    await second.kill();
    await removeData(join(closed, 'data'));
  },
);
