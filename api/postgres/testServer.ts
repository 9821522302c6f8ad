import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { migrate } from '../migrations/apply.ts';
import { isRoot } from './account.ts';
import { isAlive } from './alive.ts';
import { startEmbeddedPostgres } from './embedded.ts';
import { removeData } from './remove.ts';

/** The server that the tests of one run share: how to make databases on it, and the migrated one that they copy. */
export type TestServer = { adminUrl: string; template: string };

/** Where the server's address is handed from a run's setup to the processes that run its tests. */
export const TEST_SERVER = 'TSUNAGI_TEST_SERVER';
/** A test server's folder bears the number of the process that started it. */
const FOLDER = 'tsunagi-test-';

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
  const stop = async () => {
    if (own) return own.stop();
    await administer(adminUrl, `DROP DATABASE ${template} WITH (FORCE)`);
  };
  try {
    await migrate(databaseUrl(adminUrl, template));
  } catch (error) {
    await stop();
    throw error;
  }
  return { adminUrl, template, stop };
}

async function startOwn(): Promise<{ adminUrl: string; stop(): Promise<void> }> {
  await removeLeftovers();
  const dataFolder = await mkdtemp(join(tmpdir(), `${FOLDER}${process.pid}-`));
  // As root, PostgreSQL runs as another user, which must pass.
  await chmod(dataFolder, isRoot ? 0o711 : 0o700);
  const server = await startEmbeddedPostgres({ dataFolder, durable: false });
  // Tests run as the role that production runs as: a superuser would pass where that one is refused.
  await administer(server.adminUrl, 'ALTER ROLE tsunagi CREATEDB');
  return {
    adminUrl: server.url,
    stop: async () => {
      await server.stop();
      await removeData(dataFolder);
    },
  };
}

/** Stops and removes what test runs that were killed left behind. */
async function removeLeftovers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(FOLDER) || isAlive(Number.parseInt(name.slice(FOLDER.length), 10))) continue;
    // Another user's leftovers are not ours to remove.
    await removeData(join(tmpdir(), name)).catch(() => {});
  }
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
