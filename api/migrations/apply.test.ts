import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startTestDatabase, type TestDatabase } from '../postgres/testDatabase.ts';
import { administer, databaseUrl } from '../postgres/testServer.ts';
import { migrate } from './apply.ts';
import { withEngine } from './engine.ts';

let database: TestDatabase;
let folder: string;

beforeEach(async () => {
  database = await startTestDatabase({ bare: true });
  folder = await mkdtemp(join(tmpdir(), 'migrations 移行 '));
});
afterEach(async () => {
  await database.stop();
  await rm(folder, { recursive: true });
});

async function write(name: string, sql: string): Promise<void> {
  await mkdir(join(folder, name), { recursive: true });
  await writeFile(join(folder, name, 'migration.sql'), sql);
}

async function tables(): Promise<string[]> {
  const { rows } = await database.pool.query(
    "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' ORDER BY 1",
  );
  return rows.map((row) => row.tablename);
}

test('migrations apply in order, once, and are recorded as Prisma records them', async () => {
  const second = 'ALTER TABLE person ADD name text; -- 氏名\n';
  await write('20260402000000_name', second);
  await write('20260401000000_person', 'CREATE TABLE person (id int);');
  expect(await migrate(database.url, folder)).toEqual(['20260401000000_person', '20260402000000_name']);
  expect(await migrate(database.url, folder)).toEqual([]);
  const { rows } = await database.pool.query(
    `SELECT migration_name, checksum, applied_steps_count, logs, rolled_back_at, length(id) AS id_length,
            finished_at >= started_at AND now() - finished_at < interval '1 minute' AS timed
     FROM _prisma_migrations ORDER BY started_at`,
  );
  expect(rows.map((row) => row.migration_name)).toEqual(['20260401000000_person', '20260402000000_name']);
  expect(rows[1]).toEqual({
    migration_name: '20260402000000_name',
    checksum: createHash('sha256').update(second).digest('hex'),
    applied_steps_count: 1,
    logs: null,
    rolled_back_at: null,
    id_length: 36,
    timed: true,
  });
});

test("Prisma's own engine accepts the history, and would apply nothing", async () => {
  const person = 'CREATE TABLE person (id int);';
  await write('20260401000000_person', person);
  await migrate(database.url, folder);
  const directory = (path: string, content: string) => ({
    path,
    migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: content } },
  });
  const diagnose = (sql: string) =>
    withEngine(
      database.url,
      [{ path: 'main.prisma', content: 'datasource db {\n  provider = "postgresql"\n}\n' }],
      (engine) =>
        engine.diagnoseMigrationHistory({
          migrationsList: {
            baseDir: folder,
            lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
            shadowDbInitScript: '',
            migrationDirectories: [directory('20260401000000_person', sql)],
          },
          optInToShadowDatabase: false,
          filters: { externalTables: [], externalEnums: [] },
        }),
    );
  expect(await diagnose(person)).toMatchObject({
    editedMigrationNames: [],
    failedMigrationNames: [],
    hasMigrationsTable: true,
    history: null,
  });
  expect(await diagnose('CREATE TABLE person (id bigint);')).toMatchObject({
    editedMigrationNames: ['20260401000000_person'],
  });
});

test('a migration that fails leaves nothing, and what was applied before it stays', async () => {
  await write('20260401000000_person', 'CREATE TABLE person (id int);');
  await write('20260402000000_broken', 'CREATE TABLE half (id int);\n-- 壊れた行\nALTER TABLE nowhere ADD x int;\n');
  const failure = migrate(database.url, folder);
  await expect(failure).rejects.toThrow('20260402000000_broken cannot be applied');
  await expect(failure).rejects.toThrow('"nowhere" does not exist');
  expect(await tables()).toEqual(['person']);
  await write('20260402000000_broken', 'CREATE TABLE whole (id int);');
  expect(await migrate(database.url, folder)).toEqual(['20260402000000_broken']);
});

test('a migration that cannot be recorded is not applied', async () => {
  await write('20260401000000_person', 'CREATE TABLE person (id int); DROP TABLE _prisma_migrations;');
  await expect(migrate(database.url, folder)).rejects.toThrow('"_prisma_migrations" does not exist');
  expect(await tables()).toEqual([]);
});

test('a complaint names the line of the migration', async () => {
  await write('20260401000000_person', 'CREATE TABLE person (id int);\n-- 𠮷\nCREATE TABEL oops (id int);\n');
  await expect(migrate(database.url, folder)).rejects.toThrow('(line 3)');
});

test('a migration whose text has changed is refused', async () => {
  await write('20260401000000_person', 'CREATE TABLE person (id int);');
  await migrate(database.url, folder);
  await write('20260401000000_person', 'CREATE TABLE person (id bigint);');
  await expect(migrate(database.url, folder)).rejects.toThrow('Wrong schema version');
});

test('a database that a newer Tsunagi has migrated is refused and left alone', async () => {
  await write('20260401000000_person', 'CREATE TABLE person (id int);');
  await write('20260501000000_future', 'CREATE TABLE future (id int);');
  await migrate(database.url, folder);
  await rm(join(folder, '20260501000000_future'), { recursive: true });
  await write('20260601000000_mine', 'CREATE TABLE mine (id int);');
  await expect(migrate(database.url, folder)).rejects.toThrow(
    '20260501000000_future, which this Tsunagi does not know',
  );
  expect(await tables()).toEqual(['future', 'person']);
});

test('a migration slipped in before one that is applied is refused', async () => {
  await write('20260402000000_later', 'CREATE TABLE later (id int);');
  await migrate(database.url, folder);
  await write('20260401000000_earlier', 'CREATE TABLE earlier (id int);');
  await expect(migrate(database.url, folder)).rejects.toThrow('20260401000000_earlier was never applied');
});

test('a migration that Prisma began and did not finish is refused; one it rolled back is applied again', async () => {
  await write('20260401000000_person', 'CREATE TABLE person (id int);');
  await migrate(database.url, folder);
  await database.pool.query('UPDATE _prisma_migrations SET finished_at = NULL');
  await expect(migrate(database.url, folder)).rejects.toThrow('began and never finished');
  await database.pool.query('UPDATE _prisma_migrations SET rolled_back_at = now()');
  await database.pool.query('DROP TABLE person');
  expect(await migrate(database.url, folder)).toEqual(['20260401000000_person']);
});

test('of processes that migrate at once one does the work and the others wait for it', async () => {
  await write('20260401000000_person', 'CREATE TABLE person (id int); SELECT pg_sleep(0.3);');
  await write('20260402000000_name', 'ALTER TABLE person ADD name text;');
  const all = await Promise.all([1, 2, 3].map(() => migrate(database.url, folder)));
  expect(all.map((names) => names.length).sort()).toEqual([0, 0, 2]);
});

test('a database that cannot be reached is named without its password', async () => {
  const url = new URL(database.url);
  url.username = 'nobody';
  url.password = 'wrong-secret';
  const refused = await migrate(url.href, folder).catch((error) => error);
  expect(refused.message).toContain(`${url.hostname}:${url.port}${url.pathname} cannot be reached`);
  expect(refused.message).not.toContain('wrong-secret');
  await expect(migrate('postgresql://x@127.0.0.1:1/nothing', folder)).rejects.toThrow(
    '127.0.0.1:1/nothing cannot be reached',
  );
});

test('a database that is not UTF-8 is refused', async () => {
  const name = new URL(database.url).pathname.slice(1).replace('test', 'ascii');
  const admin = databaseUrl(database.url, 'postgres');
  await administer(
    admin,
    `CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'SQL_ASCII' LOCALE 'C' LOCALE_PROVIDER libc`,
  );
  try {
    await expect(migrate(databaseUrl(database.url, name), folder)).rejects.toThrow("ENCODING 'UTF8'");
  } finally {
    await administer(admin, `DROP DATABASE ${name} WITH (FORCE)`);
  }
});

test('a role that may not do all is refused with the right that it lacks', async () => {
  const { username, hostname, port, pathname } = new URL(database.url);
  const refusal = () => migrate(database.url, folder).catch(({ name, message }) => `${name}: ${message}`);
  const lacks = (right: string) =>
    `StartupError: The role ${username} lacks a right in the database at ${hostname}:${port}${pathname}: ${right}. Make it the owner of the database and of all that is in it.`;
  await write('20260401000000_person', 'CREATE TABLE person (id int);');
  await database.pool.query('REVOKE CREATE ON SCHEMA public FROM pg_database_owner, PUBLIC');
  expect(await refusal()).toBe(lacks('CREATE on schema public'));
  await database.pool.query('REVOKE USAGE ON SCHEMA public FROM pg_database_owner, PUBLIC');
  expect(await refusal()).toBe(lacks('CREATE on schema public'));
  expect(await tables()).toEqual([]);

  // As where somebody else restored the tables.
  await database.pool.query('GRANT ALL ON SCHEMA public TO pg_database_owner');
  await migrate(database.url, folder);
  await database.pool.query(`REVOKE ALL ON _prisma_migrations, person FROM ${username}`);
  expect(await refusal()).toBe(lacks('permission denied for table _prisma_migrations'));
  await database.pool.query(`GRANT ALL ON _prisma_migrations TO ${username}`);
  await write('20260402000000_somebody', 'INSERT INTO person VALUES (1);');
  expect(await refusal()).toBe(lacks('permission denied for table person'));
});
