import pg from 'pg';

/** Statements are prepared once a connection; planning the inbox anew each time would cost more than running it. */
const GENERIC_PLANS = '-c plan_cache_mode=force_generic_plan';

/**
 * The one pool of connections that Prisma and hand-written SQL share.
 * A statement that runs longer than 15 s is cancelled by the server; types are parsed as `pg` does by default.
 * @param url PostgreSQL connection string
 */
export function createPool(url: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'tsunagi',
    statement_timeout: 15_000,
    options: GENERIC_PLANS,
  });
  // An idle connection that the server closes reports here; unheard it would end the process, and the pool replaces it anyway.
  pool.on('error', () => {});
  return pool;
}
