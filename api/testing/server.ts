import { createDatabase, type Database } from '../database.ts';
import type { Env } from '../env.ts';
import { startTestDatabase, type TestDatabase } from '../postgres/testDatabase.ts';
import { startServer } from '../server.ts';
import { Browser } from './browser.ts';

export interface TestApi {
  db: Database;
  env: Env;
  origin: string;
  /** A client with cookies of its own. */
  browser(headers?: Record<string, string>): Browser;
  stop(): Promise<void>;
}

/**
 * The real server on a free loopback port, over a migrated, empty database of its own.
 * @param over another database, which ends with it
 */
export async function startApi(settings: Partial<Env> = {}, over?: TestDatabase): Promise<TestApi> {
  const database = over ?? (await startTestDatabase());
  const env: Env = {
    port: 0,
    host: '127.0.0.1',
    databaseUrl: database.url,
    dataFolder: '/nonexistent',
    ledgerHead: undefined,
    demo: true,
    publicUrl: '',
    // So that tests can come from different addresses by the header a proxy sets.
    proxies: ['127.0.0.1'],
    secret: Buffer.alloc(32, 7),
    oidc: undefined,
    ...settings,
  };
  const server = await startServer({ env, pool: database.pool });
  const origin = `http://localhost:${server.port}`;
  // The port is known only now; nothing reads the address before the first request.
  env.publicUrl ||= origin;
  const db = createDatabase(database.pool);
  return {
    db,
    env,
    origin,
    browser: (headers = {}) => new Browser(origin, headers),
    stop: async () => {
      await server.close();
      await db.prisma.$disconnect();
      await database.stop();
    },
  };
}
