import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';

/** How long PostgreSQL may take to answer, in milliseconds. */
const patience = 1000;

/** A question whether PostgreSQL answers within a second; asked by many at once it is asked once, so that it costs nothing much. */
export function healthOf(pool: pg.Pool): () => Promise<boolean> {
  let asking: Promise<boolean> | undefined;
  const ask = () =>
    pool.query({ text: 'SELECT 1', query_timeout: patience } as pg.QueryConfig).then(
      () => true,
      () => false,
    );
  return () => {
    asking ??= Promise.race([ask(), sleep(patience, false)]).finally(() => {
      asking = undefined;
    });
    return asking;
  };
}
