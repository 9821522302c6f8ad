import type pg from 'pg';
import { startTestDatabase } from '../../api/postgres/testDatabase.ts';
import { seed } from '../seed.ts';

export interface TestCity {
  pool: pg.Pool;
  rows<Row = Record<string, unknown>>(sql: string, values?: unknown[]): Promise<Row[]>;
  stop(): Promise<void>;
}

/** A real database with the demo city in it. @param now when it is seeded */
export async function startTestCity(now?: Date): Promise<TestCity> {
  const { pool, stop } = await startTestDatabase();
  await seed(pool, now);
  return { pool, stop, rows: async (sql, values) => (await pool.query(sql, values)).rows as never };
}
