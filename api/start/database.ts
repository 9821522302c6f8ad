import type pg from 'pg';
import type { Env } from '../env.ts';
import { FILLING_LOCK } from '../fillingLock.ts';
import { migrate } from '../migrations/apply.ts';
import { createPool } from '../pool.ts';
import { startEmbeddedPostgres } from '../postgres/embedded.ts';

/** The migrated database that a start works with. */
export type StartedDatabase = { pool: pg.Pool; died: Promise<void>; stop(): Promise<void> };

/**
 * Reaches the outside database, or starts the embedded one, and migrates it; with the demo on, an empty one gets the demo city.
 * @param say prints one line about what takes long or what the operator should know
 * @throws StartupError when the database cannot be reached, started or migrated
 */
export async function startDatabase(env: Env, say: (line: string) => void): Promise<StartedDatabase> {
  const embedded = env.databaseUrl ? undefined : await startEmbeddedPostgres({ dataFolder: env.dataFolder, say });
  const url = env.databaseUrl ?? (embedded?.url as string);
  try {
    await migrate(url);
    const pool = createPool(url);
    if (env.demo) await seedWhenEmpty(pool, env.secret, say);
    const stop = async () => {
      await pool.end();
      await embedded?.stop();
    };
    return { pool, stop, died: embedded?.died ?? new Promise(() => {}) };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

/** Whether the database has nobody who could ever sign in. */
export async function hasNobody(database: pg.Pool | pg.PoolClient): Promise<boolean> {
  const { rows } = await database.query('SELECT NOT EXISTS (SELECT FROM "User") AS empty');
  return rows[0].empty;
}

async function seedWhenEmpty(pool: pg.Pool, secret: Buffer, say: (line: string) => void): Promise<void> {
  const keeper = await pool.connect();
  try {
    await keeper.query('SELECT pg_advisory_lock($1)', [FILLING_LOCK]);
    if (!(await hasNobody(keeper))) return;
    say('Filling the empty database with the demo city …');
    const { seed } = await import('../../prisma/seed.ts');
    await seed(pool);
    const { seedLooks } = await import('../../prisma/seed/looks.ts');
    await seedLooks(pool, secret);
  } finally {
    // Closing the session frees the lock, whatever happened.
    keeper.release(true);
  }
}
