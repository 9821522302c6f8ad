import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { oneLine, StartupError } from './startupError.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/**
 * Generates the Prisma client and the types of the client's GraphQL documents, each only when its inputs have changed since.
 * Works without a network.
 * @throws StartupError with the generator's own complaint
 */
export async function generate(): Promise<void> {
  const lock = join(ROOT, 'package-lock.json');
  const prismaInputs = [lock, join(ROOT, 'prisma/prisma.config.ts'), ...filesIn(join(ROOT, 'prisma/schema'))];
  await whenChanged(join(ROOT, 'api/generated/prisma'), prismaInputs, generatePrisma);
  const documents = filesIn(join(ROOT, 'client')).filter((path) => /\.tsx?$/.test(path));
  await whenChanged(
    join(ROOT, 'client/generated'),
    [lock, join(ROOT, 'api/schema.graphql'), ...documents],
    generateDocuments,
  );
}

/** Keeps the inputs' hash inside the output folder, so that removing the output is enough to have it made again. */
async function whenChanged(output: string, inputs: string[], make: () => void | Promise<void>): Promise<void> {
  const hash = createHash('sha256');
  for (const path of inputs)
    hash
      .update(`${relative(ROOT, path)}\0`)
      .update(readFileSync(path))
      .update('\0');
  const wanted = hash.digest('hex');
  const stamp = join(output, '.inputs');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  await make();
  writeFileSync(stamp, wanted);
}

function generatePrisma(): void {
  const prisma = createRequire(import.meta.url).resolve('prisma/build/index.js');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [prisma, 'generate', '--config', 'prisma/prisma.config.ts'],
    {
      cwd: ROOT,
      encoding: 'utf8',
      env: {
        ...process.env,
        // Generating never runs the schema engine, but Prisma downloads it unless told where one is: any program will do.
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        CHECKPOINT_DISABLE: '1',
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
      },
    },
  );
  if (status !== 0) throw new StartupError(`The Prisma client cannot be generated: ${oneLine(stderr || stdout)}`);
}

async function generateDocuments(): Promise<void> {
  const [{ generate: codegen }, { default: config }] = await Promise.all([
    import('@graphql-codegen/cli'),
    import(pathToFileURL(join(ROOT, 'client/codegen.ts')).href),
  ]);
  try {
    await codegen({ ...config, cwd: ROOT }, true);
  } catch (error) {
    const reasons = error instanceof AggregateError ? error.errors : [error];
    throw new StartupError(`The client's GraphQL documents cannot be typed: ${reasons.map(oneLine).join('; ')}`);
  }
}

/** Every file below a folder in a fixed order, generated ones left out. */
function filesIn(folder: string): string[] {
  return readdirSync(folder)
    .sort()
    .map((name) => join(folder, name))
    .filter((path) => !path.endsWith('generated'))
    .flatMap((path) => (statSync(path).isDirectory() ? filesIn(path) : [path]));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await generate().catch((error) => {
    process.stderr.write(`${oneLine(error)}\n`);
    process.exitCode = 1;
  });
}
