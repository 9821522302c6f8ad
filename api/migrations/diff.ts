import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startTestDatabase } from '../postgres/testDatabase.ts';
import { oneLine } from '../startupError.ts';
import { MIGRATIONS, migrate } from './apply.ts';
import { diffToSchema, readSchema } from './engine.ts';

/**
 * `npm run db:diff [-- --write <name>] [--schema <folder>] [--migrations <folder>]`
 *
 * Migrates a scratch database and compares it with the Prisma schema: prints the SQL that is missing and exits 1 when there is
 * any. With `--write` that SQL becomes a new migration, to be read, completed by hand (triggers, CHECKs) and committed.
 *
 * Prisma sees an index by its name, method, key columns and uniqueness. So that a hand-written index is no difference:
 * - partial (`WHERE …`) and expression indexes, CHECKs, exclusion constraints, triggers, functions, views: write them in the
 *   migration alone; Prisma does not see them (`WHERE true` is no predicate);
 * - `INCLUDE (…)`: declare the included columns as the last key columns, `@@index([a, b], map: "…")`, or make it partial;
 * - operator classes and methods: `@@index([name(ops: raw("gin_trgm_ops"))], type: Gin, map: "…")`;
 * - `DESC`: `@@index([at(sort: Desc)], map: "…")`; `NULLS LAST`, `COLLATE` and `NULLS NOT DISTINCT` are not compared;
 * - generated columns: declare the default as `@default(dbgenerated("…"))`, or fill the column by a trigger.
 */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      schema: { type: 'string', default: fileURLToPath(new URL('../../prisma/schema', import.meta.url)) },
      migrations: { type: 'string', default: MIGRATIONS },
      write: { type: 'string' },
    },
  });
  const sql = await drift(values.schema, values.migrations);
  if (values.write !== undefined) return writeMigration(values.migrations, values.write, sql);
  if (sql === undefined) return 0;
  process.stdout.write(sql);
  process.stderr.write(
    'The migrations and the Prisma schema differ by the SQL above: npm run db:diff -- --write <name>\n',
  );
  return 1;
}

async function drift(schema: string, migrations: string): Promise<string | undefined> {
  const files = await readSchema(schema);
  const scratch = await startTestDatabase({ bare: true });
  try {
    await migrate(scratch.url, migrations);
    return await diffToSchema(scratch.url, files);
  } finally {
    await scratch.stop();
  }
}

async function writeMigration(migrations: string, name: string, sql: string | undefined): Promise<number> {
  if (!/^[a-z0-9_]+$/.test(name)) {
    process.stderr.write('A migration name has lower-case letters, digits and underscores.\n');
    return 1;
  }
  if (sql === undefined) {
    process.stderr.write('The migrations and the Prisma schema do not differ: nothing to write.\n');
    return 1;
  }
  const time = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const folder = join(migrations, `${time}_${name}`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'migration.sql'), sql, { flag: 'wx' });
  // Prisma's own `migrate deploy` refuses a folder without this file.
  await writeFile(join(migrations, 'migration_lock.toml'), 'provider = "postgresql"\n');
  process.stdout.write(`${join(folder, 'migration.sql')}\n`);
  return 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${oneLine(error)}\n`);
  process.exitCode = 1;
}
