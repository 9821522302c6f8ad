import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { oneLine, StartupError } from '../startupError.ts';
import { createHistory, pendingMigrations } from './history.ts';
import { type Migration, readMigrations } from './read.ts';

/** Where the product's migrations lie. */
export const MIGRATIONS = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));
/** The advisory lock that Prisma's own `migrate deploy` takes, so that the two exclude each other. */
const PRISMA_LOCK = 72_707_369;
const OLDEST_SERVER = 150_000;
/** SQLSTATE insufficient_privilege. */
const NO_RIGHT = '42501';

/**
 * Brings a database to the schema of this code: each missing migration in order, in a transaction of its own, recorded as
 * `prisma migrate deploy` records it. Of several processes at once one migrates and the others wait for it.
 * @param url PostgreSQL ≥ 15, UTF-8, as a role that owns the database
 * @param folder Prisma's layout, the product's own by default
 * @returns the names of the migrations applied now
 * @throws StartupError when the database cannot be reached, withholds a right or has a schema version that this code does not know
 */
export async function migrate(url: string, folder = MIGRATIONS): Promise<string[]> {
  const ours = await readMigrations(folder);
  const client = await connect(url);
  try {
    await checkServer(client);
    await client.query('SELECT pg_advisory_lock($1)', [PRISMA_LOCK]);
    await createHistory(client);
    const pending = await pendingMigrations(client, ours);
    for (const migration of pending) await applyOne(client, migration);
    return pending.map((migration) => migration.name);
  } catch (error) {
    throw (error as pg.DatabaseError).code === NO_RIGHT ? withheld(client, oneLine(error)) : error;
  } finally {
    await client.end();
  }
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'tsunagi migrate',
    connectionTimeoutMillis: 10_000,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => {});
    throw new StartupError(`The database at ${place(client)} cannot be reached: ${reason(error)}.`);
  }
}

/** Host, port and name alone: the rest of a connection string may hold a password. */
function place(client: pg.Client): string {
  return `${client.host}:${client.port}/${client.database ?? ''}`;
}

/** @param right what PostgreSQL refused, or the right that is missing */
function withheld(client: pg.Client, right: string): StartupError {
  return new StartupError(
    `The role ${client.user} lacks a right in the database at ${place(client)}: ${right}. Make it the owner of the database and of all that is in it.`,
  );
}

function reason(error: unknown): string {
  if (error instanceof AggregateError) return oneLine(error.errors[0]);
  return oneLine(error);
}

async function checkServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query(
    `SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS version,
       current_setting('server_encoding') AS encoding, coalesce(current_schema(), 'public') AS schema,
       coalesce(has_schema_privilege(current_schema(), 'CREATE'), false) AS "mayCreate"`,
  );
  const { number, version, encoding, schema, mayCreate } = rows[0];
  if (number < OLDEST_SERVER) {
    throw new StartupError(`The database at ${place(client)} is PostgreSQL ${version}: Tsunagi needs 15 or newer.`);
  }
  if (encoding !== 'UTF8') {
    throw new StartupError(
      `The database at ${place(client)} is encoded in ${encoding}: Tsunagi needs one made with ENCODING 'UTF8'.`,
    );
  }
  if (!mayCreate) throw withheld(client, `CREATE on schema ${schema}`);
}

async function applyOne(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  const started = new Date();
  try {
    await client.query('BEGIN');
    await client.query(sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, started_at, finished_at, migration_name, applied_steps_count)
       VALUES ($1, $2, $3, clock_timestamp(), $4, 1)`,
      [randomUUID(), checksum, started, name],
    );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    if ((error as pg.DatabaseError).code === NO_RIGHT) throw error;
    const line = lineOf(sql, error);
    throw new StartupError(
      `The migration ${name} cannot be applied${line}: ${oneLine(error)}. Nothing of it was kept.`,
    );
  }
}

/** PostgreSQL's error position, a 1-based character index, as a line of the file. */
function lineOf(sql: string, error: unknown): string {
  const position = Number((error as pg.DatabaseError).position);
  return position
    ? ` (line ${
        [...sql]
          .slice(0, position - 1)
          .join('')
          .split('\n').length
      })`
    : '';
}
