import type { Database } from '../database.ts';
import { Prisma } from '../database.ts';

/** Tables that a look at anything may touch: when a session was last used, how often somebody tried to sign in. */
const unsteady = new Set(['Session', 'RateLimit', '_prisma_migrations']);

/** One text for all that is stored: it stays the same exactly as long as no row of any table changes. */
export async function digest(db: Database): Promise<string> {
  const tables = await db.rows<{ name: string }>(
    Prisma.sql`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
  );
  const parts = tables
    .filter(({ name }) => !unsteady.has(name))
    .map(
      ({ name }) => `SELECT '${name}' AS name, md5(string_agg(t::text, '|' ORDER BY t::text)) AS sum FROM "${name}" t`,
    );
  return JSON.stringify(await db.rows(Prisma.raw(`${parts.join(' UNION ALL ')} ORDER BY name`)));
}
