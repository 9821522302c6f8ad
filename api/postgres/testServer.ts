import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { migrate } from '../migrations/apply.ts';
import { startEmbeddedPostgres } from './embedded.ts';

/** The server that the tests of one run share: how to make databases on it, and the migrated one that they copy. */
export type TestServer = { adminUrl: string; template: string };

/** Where the server's address is handed from a run's setup to the processes that run its tests. */
export const TEST_SERVER = 'TSUNAGI_TEST_SERVER';

/**
 * Starts the server for a run of tests, or uses the one that TSUNAGI_TEST_DATABASE_URL names (its role must be allowed to
 * make databases), and prepares a migrated database to copy.
 */
export async function startTestServer(): Promise<TestServer & { stop(): Promise<void> }> {
  const outside = process.env.TSUNAGI_TEST_DATABASE_URL;
  const own = outside ? undefined : await startOwn();
  const adminUrl = outside ?? (own as { adminUrl: string }).adminUrl;
  const template = `tsunagi_template_${randomUUID().replaceAll('-', '').slice(0, 12)}`;
  await administer(adminUrl, `CREATE DATABASE ${template} TEMPLATE template0 ENCODING 'UTF8'`);
  await migrate(databaseUrl(adminUrl, template));
  return {
    adminUrl,
    template,
    stop: async () => {
      if (own) return own.stop();
      await administer(adminUrl, `DROP DATABASE ${template} WITH (FORCE)`);
    },
  };
}

async function startOwn(): Promise<{ adminUrl: string; stop(): Promise<void> }> {
  const dataFolder = await mkdtemp(join(tmpdir(), `tsunagi-test-${process.pid}-`));
  const server = await startEmbeddedPostgres({ dataFolder, durable: false });
  // Tests run as the role that production runs as: a superuser would pass where that one is refused.
  await administer(server.adminUrl, 'ALTER ROLE tsunagi CREATEDB');
  return {
    adminUrl: server.url,
    stop: async () => {
      await server.stop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

/** Runs one statement, such as making a database. */
export async function administer(adminUrl: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** The address of another database of the same server. */
export function databaseUrl(adminUrl: string, name: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return url.href;
}
