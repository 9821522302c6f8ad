import type { TestApi } from './server.ts';

/**
 * Runs commands about one row so that each has judged it, as far as it can without waiting, before the first of them stores
 * anything; then they store in the order given.
 */
export async function inOrder<T extends unknown[]>(
  { db }: TestApi,
  table: 'Agency' | 'Conference' | 'Person' | 'User',
  id: string,
  commands: { [Each in keyof T]: () => Promise<T[Each]> },
): Promise<T> {
  const client = await db.pool.connect();
  const waiting = `SELECT count(*)::int AS waiting FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  try {
    await client.query('BEGIN');
    await client.query(`SELECT FROM "${table}" WHERE id = $1 FOR UPDATE`, [id]);
    const answers: Promise<unknown>[] = [];
    for (const command of commands) {
      answers.push(command());
      while ((await db.pool.query(waiting)).rows[0].waiting < answers.length);
    }
    await client.query('COMMIT');
    return (await Promise.all(answers)) as T;
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
}
