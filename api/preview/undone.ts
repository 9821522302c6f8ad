import pg from 'pg';
import { createDatabase, type Database } from '../database.ts';

/** How long what is to be undone may take altogether, and any one statement of it, in milliseconds: others wait for its locks. */
const limits = { whole: 10_000, statement: 5000 } as const;

/** A transaction within one that is under way is a savepoint of it. */
const nested: Record<string, readonly string[]> = {
  BEGIN: ['SAVEPOINT undone'],
  COMMIT: ['RELEASE SAVEPOINT undone'],
  ROLLBACK: ['ROLLBACK TO SAVEPOINT undone', 'RELEASE SAVEPOINT undone'],
};

type Run = (...args: unknown[]) => Promise<pg.QueryResult>;

/** A pool of the one connection whose transaction is under way, for whoever expects a pool: every statement is within it. */
class PoolOfOne extends pg.Pool {
  #last: Promise<unknown> = Promise.resolve();
  #free: Promise<unknown> = Promise.resolve();
  readonly #run: Run;

  constructor(client: pg.PoolClient) {
    super();
    const deadline = performance.now() + limits.whole;
    this.#run = (...args) => {
      // One after the other: a connection has one statement under way.
      const result = this.#last.then(() => {
        if (performance.now() > deadline) throw new Error('What is to be undone took too long');
        return (client.query as Run)(...args);
      });
      this.#last = result.catch(() => {});
      return result;
    };
    this.query = this.#run as pg.Pool['query'];
    this.connect = (() => this.#lend()) as unknown as pg.Pool['connect'];
  }

  /** Lends the connection for one transaction at a time; savepoints of two must not mix. */
  async #lend() {
    const before = this.#free;
    let release = (): void => {};
    this.#free = new Promise<void>((resolve) => {
      release = resolve;
    });
    await before;
    const query: Run = async (query, ...rest) => {
      const text = typeof query === 'string' ? query : (query as { text: string }).text;
      const statements = nested[text];
      if (!statements) return this.#run(query, ...rest);
      for (const statement of statements.slice(0, -1)) await this.#run(statement);
      return this.#run(statements.at(-1));
    };
    return { query, release, on: () => {}, removeListener: () => {} };
  }
}

/** A database that forgets: whatever is written through `db` is seen through it, and by nobody else. */
export interface Undone {
  db: Database;
  /** Undoes all of it. */
  end(): Promise<void>;
}

/**
 * Begins a transaction that is never committed. What is done in it takes its locks until its end, so it must be short; it is cut
 * off after a few seconds in any case. Nothing in it is told: notifications go out with a commit.
 */
export async function beginUndone({ pool }: Pick<Database, 'pool'>): Promise<Undone> {
  const client = await pool.connect();
  let db: Database;
  try {
    await client.query('BEGIN');
    await client.query(
      `SET LOCAL statement_timeout = ${limits.statement}; SET LOCAL lock_timeout = ${limits.statement};
       SET LOCAL idle_in_transaction_session_timeout = ${limits.whole}`,
    );
    db = createDatabase(new PoolOfOne(client));
  } catch (error) {
    client.release(error as Error);
    throw error;
  }
  return {
    db,
    async end() {
      try {
        await client.query('ROLLBACK');
        client.release();
      } catch (error) {
        client.release(error as Error);
      }
      await db.prisma.$disconnect();
    },
  };
}
