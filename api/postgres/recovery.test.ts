import { spawn } from 'node:child_process';
import { chmod, chown, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { chooseAccount, isRoot } from './account.ts';
import { startEmbeddedPostgres } from './embedded.ts';
import { hold } from './holder.ts';
import { removeData } from './remove.ts';
import { runAs } from './run.ts';

let folder: string;
let cluster: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tsunagi-recovery-'));
  await chmod(folder, 0o711);
  cluster = join(folder, 'postgres');
});
afterEach(() => removeData(folder));

async function startAndStop(): Promise<string[]> {
  const said: string[] = [];
  const server = await startEmbeddedPostgres({ dataFolder: folder, durable: false, say: (line) => said.push(line) });
  await server.stop();
  return said;
}

/** A lock file as a crash leaves it, naming `pid`. */
async function leaveLock(pid: number | string): Promise<void> {
  const file = join(cluster, 'postmaster.pid');
  await writeFile(file, `${pid}\n${cluster}\n1700000000\n5432\n\n127.0.0.1\n        1         1\nready   \n`);
  const account = chooseAccount(cluster);
  if (account) await chown(file, account.uid, account.gid);
}

test('a lock file whose process number now belongs to something else does not hinder a start', async () => {
  await startAndStop();
  const stranger = spawn('sleep', ['600'], { ...chooseAccount(cluster), stdio: 'ignore' });
  try {
    await leaveLock(stranger.pid as number);
    await startAndStop();
    expect(stranger.exitCode).toBeNull();
    expect(stranger.signalCode).toBeNull();
  } finally {
    stranger.kill();
  }
});

test('a lock file that a crash left empty does not hinder a start', async () => {
  await startAndStop();
  await writeFile(join(cluster, 'postmaster.pid'), '');
  await startAndStop();
});

test('a database folder that was never finished is moved aside, and said so', async () => {
  await mkdir(join(cluster, 'base', '1'), { recursive: true });
  await writeFile(join(cluster, 'PG_VERSION'), '18\n');
  const said = await startAndStop();
  expect(said.join()).toContain('was never finished; it is moved to');
  expect((await readdir(folder)).filter((name) => name.startsWith('postgres.unfinished-'))).toHaveLength(1);
});

test('a damaged database that holds data is refused and left as it is', async () => {
  await startAndStop();
  await rm(join(cluster, 'global', 'pg_control'));
  const before = await readdir(cluster);
  await expect(startAndStop()).rejects.toThrow('is damaged');
  expect(await readdir(cluster)).toEqual(before);
});

test('a database of another major version is refused', async () => {
  await startAndStop();
  await writeFile(join(cluster, 'PG_VERSION'), '15\n');
  await expect(startAndStop()).rejects.toThrow('was made by PostgreSQL 15 and this is PostgreSQL 18');
});

test('a PostgreSQL that cannot start is quoted in one line', async () => {
  await startAndStop();
  await writeFile(join(cluster, 'postgresql.auto.conf'), "wal_level = 'nonsense'\n");
  const refusal = await startAndStop().catch((error) => error.message);
  expect(refusal).toMatch(/^PostgreSQL cannot start \(.*\): see .*postgres\.log\.$/);
});

test('what people typed never reaches the log of the server', async () => {
  const server = await startEmbeddedPostgres({ dataFolder: folder });
  const { default: pg } = await import('pg');
  const client = new pg.Client(server.url);
  await client.connect();
  await client.query('CREATE TABLE person (name text UNIQUE)');
  await client.query("INSERT INTO person VALUES ('桑名太郎')");
  await expect(client.query("INSERT INTO person VALUES ('桑名太郎')")).rejects.toThrow('duplicate key');
  await expect(client.query('INSERT INTO person VALUES ($1)', ['桑名太郎'])).rejects.toThrow('duplicate key');
  await client.end();
  await server.stop();
  const log = await readFile(join(folder, 'postgres.log'), 'utf8');
  expect(log).toContain('duplicate key');
  expect(log).not.toContain('桑名');
});

const nobody = isRoot ? await ordinaryUser() : undefined;

/** An ordinary user who may read this repository, when root has one to lend. */
async function ordinaryUser(): Promise<{ uid: number; gid: number } | undefined> {
  const account = { uid: 65_534, gid: 65_534 };
  const { status } = await runAs(account, '/bin/sh', ['-c', 'test -r "$1" && id -un', 'sh', import.meta.filename]);
  return status === 0 ? account : undefined;
}

if (nobody)
  test('root can go on with a database that an ordinary user began, and that user after root', async () => {
    await chown(folder, 65_534, 65_534);
    const theirs = await hold(folder, nobody);
    expect(theirs.failed).toBe('');
    await theirs.kill();
    await startAndStop();
    const again = await hold(folder, nobody);
    expect(again.failed).toBe('');
    await again.kill();
  });

if (nobody)
  test('a database that root began is refused to an ordinary user in one line', async () => {
    await startAndStop();
    await chmod(folder, 0o777);
    const refused = await hold(folder, nobody);
    expect(refused.failed).toContain('belongs to another user');
  });
