import type { Database } from '../../database.ts';

/** Columns that reading may move: when a session was last used, and how often something was tried. */
const moving: Record<string, string> = { Session: `- 'lastSeenAt'` };
/** What is read goes on record (`api/ledger/ledger.test.ts` says when). */
const uncounted = ['RateLimit', '_prisma_migrations', 'LedgerEntry', 'LedgerHead'];

/** Makes a function that tells the state of every table, as a hash by table. */
export async function stateOf(db: Database): Promise<() => Promise<Record<string, string>>> {
  const { rows: tables } = await db.pool.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
  );
  const parts = tables
    .filter(({ name }) => !uncounted.includes(name))
    .map(
      ({ name }) =>
        `SELECT '${name}' AS name, md5(coalesce(string_agg(row, ',' ORDER BY row), '')) AS hash
         FROM (SELECT md5((to_jsonb(t) ${moving[name] ?? ''})::text) AS row FROM "${name}" t) rows`,
    );
  const text = parts.join(' UNION ALL ');
  return async () => {
    const { rows } = await db.pool.query<{ name: string; hash: string }>({ name: 'state', text });
    return Object.fromEntries(rows.map(({ name, hash }) => [name, hash]));
  };
}
