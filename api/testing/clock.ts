import type { TestApi } from './server.ts';

/** Moves the clock by which the database judges access, to the millisecond. */
export interface TestClock {
  /** Stops it at an instant; null: it goes on by itself. */
  stopAt(instant: Date | null): Promise<void>;
}

/**
 * Gives the API's database a `now()` that a test can stop: found before PostgreSQL's own by every connection, those open
 * already and those to come.
 */
export async function takeClock({ db: { pool } }: TestApi): Promise<TestClock> {
  await pool.query(`CREATE SCHEMA clock;
    CREATE TABLE clock.hand (at timestamptz);
    CREATE FUNCTION clock.now() RETURNS timestamptz LANGUAGE sql STABLE AS
      'SELECT coalesce((SELECT max(at) FROM clock.hand), pg_catalog.now())';`);
  const { rows } = await pool.query('SELECT current_database() AS name');
  const path = 'search_path = clock, pg_catalog, public';
  await pool.query(`ALTER DATABASE ${rows[0].name} SET ${path}`);
  // All that there can be at once: of fewer, one that is busy would be left out, and another opened in its place.
  const open = await Promise.all(Array.from({ length: pool.options.max }, () => pool.connect()));
  await Promise.all(open.map((client) => client.query(`SET ${path}`)));
  for (const client of open) client.release();
  return {
    async stopAt(instant) {
      await pool.query('DELETE FROM clock.hand');
      if (instant) await pool.query('INSERT INTO clock.hand VALUES ($1)', [instant]);
    },
  };
}
