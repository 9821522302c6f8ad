import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { oneLine, StartupError } from '../startupError.ts';
import { filesIn, ROOT, whenChanged } from './whenChanged.ts';

const LOCK = join(ROOT, 'package-lock.json');

/**
 * Generates the Prisma client and the types of the client's GraphQL documents, each only when its inputs have changed since.
 * Works without a network.
 * @param say prints one line when there is something to do, since it takes seconds
 * @throws StartupError with the generator's own complaint
 */
export async function generate(say: (line: string) => void = () => {}): Promise<void> {
  const schema = [LOCK, join(ROOT, 'prisma/prisma.config.ts'), ...filesIn(join(ROOT, 'prisma/schema'))];
  await whenChanged(join(ROOT, 'api/generated/prisma'), schema, () => {
    say('Generating the database client …');
    generatePrisma();
  });
  const documents = filesIn(join(ROOT, 'client')).filter((path) => /\.tsx?$/.test(path));
  const typed = [LOCK, join(ROOT, 'api/schema.graphql'), ...documents];
  await whenChanged(join(ROOT, 'client/generated'), typed, () => {
    say('Generating the types of the client …');
    generateDocuments();
  });
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

function generateDocuments(): void {
  const script = join(ROOT, 'api/start/typeDocuments.ts');
  const { status, stdout } = spawnSync(process.execPath, ['--import', 'tsx', script], { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0)
    throw new StartupError(`The client's GraphQL documents cannot be typed: ${stdout || 'the generator failed'}`);
}
