import type pg from 'pg';
import { StartupError } from '../startupError.ts';
import type { Migration } from './read.ts';

/** A row of `_prisma_migrations`, the table that `prisma migrate deploy` keeps too. */
type Applied = { migration_name: string; checksum: string; finished: boolean };

/** Makes Prisma's own bookkeeping table, column for column as Prisma makes it. */
export async function createHistory(client: pg.ClientBase): Promise<void> {
  await client.query(`CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum VARCHAR(64) NOT NULL,
    finished_at TIMESTAMPTZ,
    migration_name VARCHAR(255) NOT NULL,
    logs TEXT,
    rolled_back_at TIMESTAMPTZ,
    started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count INTEGER NOT NULL DEFAULT 0
  )`);
}

/**
 * The migrations that the database still needs.
 * @throws StartupError when the database's history is not a beginning of ours: a migration that we do not know (a newer
 *   Tsunagi was here), one whose text has changed since, one that failed half-way, or one of ours that was skipped
 */
export async function pendingMigrations(client: pg.ClientBase, ours: Migration[]): Promise<Migration[]> {
  const { rows } = await client.query<Applied>(
    `SELECT migration_name, checksum, finished_at IS NOT NULL AS finished
     FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY migration_name`,
  );
  const known = new Map(ours.map((migration) => [migration.name, migration]));
  for (const row of rows) {
    const migration = known.get(row.migration_name);
    if (!migration) {
      throw wrongVersion(
        `it has the migration ${row.migration_name}, which this Tsunagi does not know (a newer one was here)`,
      );
    }
    if (!row.finished) throw wrongVersion(`its migration ${row.migration_name} began and never finished`);
    if (row.checksum !== migration.checksum) {
      throw wrongVersion(`its migration ${row.migration_name} was applied with another text than this Tsunagi has`);
    }
  }
  const applied = new Set(rows.map((row) => row.migration_name));
  const last = rows.at(-1)?.migration_name ?? '';
  const pending = ours.filter((migration) => !applied.has(migration.name));
  const skipped = pending.find((migration) => migration.name < last);
  if (skipped) throw wrongVersion(`the migration ${skipped.name} was never applied although the later ${last} was`);
  return pending;
}

function wrongVersion(reason: string): StartupError {
  return new StartupError(`Wrong schema version of the database: ${reason}.`);
}
