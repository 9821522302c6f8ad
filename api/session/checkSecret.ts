import { join } from 'node:path';
import type pg from 'pg';
import type { Env } from '../env.ts';
import { StartupError } from '../startupError.ts';
import { openTotp } from './totp.ts';

/**
 * Refuses to start under another secret than the one that the authenticator apps of this database were set up under: nobody could
 * sign in by a code. One key that opens is enough; others may be damaged, and say so when their owner signs in.
 * @throws StartupError when there are keys and the secret opens none of them
 */
export async function checkSecret(pool: pg.Pool, env: Pick<Env, 'secret' | 'dataFolder'>): Promise<void> {
  const { rows } = await pool.query<{ id: string; totpSecret: Buffer }>(
    'SELECT id, "totpSecret" FROM "User" WHERE "totpSecret" IS NOT NULL',
  );
  if (rows.length === 0 || rows.some(({ id, totpSecret }) => openTotp(env, id, totpSecret))) return;
  throw new StartupError(
    `The secret opens none of the stored keys of authenticator apps (${rows.length}): set TSUNAGI_SECRET, or without it the file ${join(env.dataFolder, 'secret')}, to what it was when they were set up.`,
  );
}
