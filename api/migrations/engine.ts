import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import * as wasm from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';

/** A Prisma schema file: its path, for messages, and its text. */
export type SchemaFile = { path: string; content: string };

/** Type OIDs of `pg_type`. */
const INTERNAL_CHAR = 18;
const TEXT = 25;

/**
 * The SQL that turns a live database's schema into that of the Prisma files, by Prisma's own engine compiled to WebAssembly
 * (the npm package ships it, so nothing is downloaded). Triggers, CHECKs, partial and expression indexes, which Prisma cannot
 * see, are no difference.
 * @param url the database as it is
 * @param files the schema as it should be
 * @returns undefined when there is no difference
 */
export async function diffToSchema(url: string, files: SchemaFile[]): Promise<string | undefined> {
  return withEngine(url, files, async (engine) => {
    const { exitCode, stdout } = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: '.' },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    });
    return exitCode === 0 ? undefined : (stdout ?? '');
  });
}

/**
 * Lends Prisma's schema engine, connected to a database.
 * @param files the schema it is to know
 */
export async function withEngine<T>(
  url: string,
  files: SchemaFile[],
  use: (engine: wasm.SchemaEngine) => Promise<T>,
): Promise<T> {
  await loadEngine();
  const pool = new pg.Pool({ connectionString: url });
  try {
    const adapter = bindMigrationAwareSqlAdapterFactory(new CatalogueAdapter(pool));
    const datamodels = files.map(({ path, content }): [string, string] => [path, content]);
    const engine = await wasm.SchemaEngine.new({ datamodels }, () => {}, adapter);
    try {
      return await use(engine);
    } finally {
      engine.free();
    }
  } finally {
    await pool.end();
  }
}

/** The `*.prisma` files of a folder, in the order of their names. */
export async function readSchema(folder: string): Promise<SchemaFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.prisma')).sort();
  return Promise.all(
    names.map(async (name) => ({ path: join(folder, name), content: await readFile(join(folder, name), 'utf8') })),
  );
}

let loaded: Promise<void> | undefined;

/** Instantiates the engine by hand: its package imports the .wasm file as a module, which Node does not do unasked. */
function loadEngine(): Promise<void> {
  loaded ??= (async () => {
    // The engine reports its own crash to this global, which Prisma's CLI would have made.
    const registry = { set_message: (message: string) => process.stderr.write(`Prisma's schema engine: ${message}\n`) };
    Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: registry });
    const folder = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg'));
    const bytes = await readFile(join(folder, 'schema_engine_bg.wasm'));
    const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': wasm as never });
    wasm.__wbg_set_wasm(instance.exports);
    (instance.exports.__wbindgen_start as () => void)();
  })();
  return loaded;
}

/**
 * Reads PostgreSQL's catalogue for the engine. Its internal one-byte type "char" is unknown to Prisma's adapter, and the engine
 * wants one column of it as a character and all others as text.
 */
class CatalogueAdapter extends PrismaPg {
  override async connect() {
    const adapter = await super.connect();
    const pool = adapter.underlyingDriver();
    const query = pool.query.bind(pool) as (config: pg.QueryConfig) => Promise<pg.QueryResult>;
    pool.query = (async (config: pg.QueryConfig) => {
      const result = await query(config);
      for (const field of result.fields) if (field.dataTypeID === INTERNAL_CHAR) field.dataTypeID = TEXT;
      return result;
    }) as typeof pool.query;
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (sql) => {
      const result = await queryRaw(sql);
      const column = result.columnNames.indexOf('constraint_type');
      if (column >= 0) result.columnTypes[column] = ColumnTypeEnum.Character;
      return result;
    };
    return adapter;
  }
}
