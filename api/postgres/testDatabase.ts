import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { createPool } from '../pool.ts';
import { administer, databaseUrl, startTestServer, TEST_SERVER, type TestServer } from './testServer.ts';

/** A database of a test's own. */
export type TestDatabase = { url: string; pool: pg.Pool; stop(): Promise<void> };

/**
 * Gives a test a fresh, migrated, empty database on a real PostgreSQL: the run's shared server under vitest, else a server
 * of its own that ends with `stop()`.
 * @param options.bare leaves out the migrations too
 */
export async function startTestDatabase(options: { bare?: boolean } = {}): Promise<TestDatabase> {
  const shared = process.env[TEST_SERVER];
  if (shared) return makeDatabase(JSON.parse(shared), options.bare);
  const server = await startTestServer();
  const database = await makeDatabase(server, options.bare);
  return {
    ...database,
    stop: async () => {
      await database.stop();
      await server.stop();
    },
  };
}

/**
 * Makes two databases of one that nobody uses any more, alike to the byte; it ends with that. For the run's shared server, under vitest.
 */
export async function splitTestDatabase({ url, pool }: TestDatabase): Promise<[TestDatabase, TestDatabase]> {
  const { adminUrl } = JSON.parse(process.env[TEST_SERVER] as string) as TestServer;
  const template = new URL(url).pathname.slice(1);
  await pool.end();
  const both: [TestDatabase, TestDatabase] = [
    await makeDatabase({ adminUrl, template }),
    await makeDatabase({ adminUrl, template }),
  ];
  await administer(adminUrl, `DROP DATABASE ${template} WITH (FORCE)`);
  return both;
}

async function makeDatabase({ adminUrl, template }: TestServer, bare = false): Promise<TestDatabase> {
  const name = `tsunagi_test_${randomUUID().replaceAll('-', '')}`;
  await administer(adminUrl, `CREATE DATABASE ${name} TEMPLATE ${bare ? `template0 ENCODING 'UTF8'` : template}`);
  const url = databaseUrl(adminUrl, name);
  const pool = createPool(url);
  return {
    url,
    pool,
    stop: async () => {
      await pool.end();
      await administer(adminUrl, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}
