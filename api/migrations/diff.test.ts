import { spawnSync } from 'node:child_process';
import { appendFile, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const DIFF = fileURLToPath(new URL('diff.ts', import.meta.url));

test('a migration is written from the schema, hand-written SQL is no difference, and drift is told', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'diff 差 '));
  const schema = join(folder, 'schema');
  const migrations = join(folder, 'migrations');
  const diff = (...args: string[]) =>
    spawnSync(process.execPath, ['--import', 'tsx', DIFF, '--schema', schema, '--migrations', migrations, ...args], {
      encoding: 'utf8',
    });
  try {
    await mkdir(schema);
    await writeFile(join(schema, 'main.prisma'), 'datasource db {\n  provider = "postgresql"\n}\n');
    await writeFile(
      join(schema, 'person.prisma'),
      'enum Sex {\n  FEMALE\n  MALE\n}\n\nmodel Person {\n  id Int @id\n  name String\n  sex Sex\n  at DateTime\n  @@index([name, at], map: "covering")\n}\n',
    );

    const missing = diff();
    expect(missing.status).toBe(1);
    expect(missing.stdout).toContain('CREATE TABLE "Person"');

    expect(diff('--write', 'person').status).toBe(0);
    const [name] = (await readdir(migrations)).filter((entry) => entry.endsWith('_person'));
    expect(name).toMatch(/^\d{14}_person$/);
    expect(await readdir(migrations)).toContain('migration_lock.toml');
    expect(diff()).toMatchObject({ status: 0, stdout: '', stderr: '' });
    expect(diff('--write', 'again').stderr).toContain('nothing to write');

    await appendFile(
      join(migrations, name as string, 'migration.sql'),
      `DROP INDEX covering;
       CREATE INDEX covering ON "Person" (name) INCLUDE (at);
       CREATE UNIQUE INDEX women ON "Person" (name) INCLUDE (at) WHERE sex = 'FEMALE';
       CREATE INDEX folded ON "Person" (lower(name));
       ALTER TABLE "Person" ADD CHECK (length(name) > 0);
       CREATE VIEW names AS SELECT name FROM "Person";
       CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no'; END $$;
       CREATE TRIGGER kept BEFORE DELETE ON "Person" FOR EACH ROW EXECUTE FUNCTION refuse();`,
    );
    expect(diff()).toMatchObject({ status: 0, stdout: '', stderr: '' });

    await appendFile(join(migrations, name as string, 'migration.sql'), 'ALTER TABLE "Person" ADD extra text;');
    const drifted = diff();
    expect(drifted.status).toBe(1);
    expect(drifted.stdout).toContain('DROP COLUMN "extra"');
  } finally {
    await rm(folder, { recursive: true });
  }
});
