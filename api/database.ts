import { createHash } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import type pg from 'pg';
import { type Prisma, PrismaClient } from './generated/prisma/client.ts';

export { Prisma } from './generated/prisma/client.ts';
export type Sql = ReturnType<typeof Prisma.sql>;
export type Transaction = Prisma.TransactionClient;

/** Prisma for ordinary work and hand-written SQL for the hot reads, over one shared pool. */
export interface Database {
  pool: pg.Pool;
  prisma: PrismaClient;
  /** Runs hand-written SQL as a named (prepared once a connection) statement. */
  rows<Row extends object>(sql: Sql): Promise<Row[]>;
}

/** The database's clock, by which access is judged; within a transaction, when that began. */
export async function databaseNow(db: Transaction): Promise<Date> {
  const [row] = await db.$queryRaw<[{ now: Date }]>`SELECT now()`;
  return row.now;
}

/** PostgreSQL takes no text with U+0000; nothing it holds is equal to one, nor to this. */
const asText = (value: unknown): unknown => (typeof value === 'string' ? value.replaceAll('\0', '\uFFFD') : value);

const names = new Map<string, string>();

/** A stable name for a statement's text, so that PostgreSQL plans it once a connection. */
function statementName(text: string): string {
  let name = names.get(text);
  if (!name) {
    name = `t${createHash('sha1').update(text).digest('base64url').slice(0, 20)}`;
    names.set(text, name);
  }
  return name;
}

/** @param pool the process's one connection pool; it stays the caller's to end */
export function createDatabase(pool: pg.Pool): Database {
  const adapter = new PrismaPg(pool, { statementNameGenerator: ({ sql }) => statementName(sql) });
  return {
    pool,
    prisma: new PrismaClient({ adapter }),
    rows: async <Row extends object>({ text, values }: Sql) =>
      (await pool.query<Row>({ name: statementName(text), text, values: values.map(asText) })).rows,
  };
}
