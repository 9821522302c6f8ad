import { readFileSync } from 'node:fs';
import { readEnv } from '../env.ts';
import { oneLine, StartupError } from '../startupError.ts';
import { startDatabase } from './database.ts';
import { generate } from './generate.ts';

/** `npm run notice -- <file.json>`: what people are told before they consent, in a new version. */

const say = (line: string) => process.stdout.write(`${line}\n`);

/** @throws StartupError for a file that is not there, or is no JSON */
function readFile(path: string | undefined): unknown {
  if (!path)
    throw new StartupError('Name the file: npm run notice -- notice.json. docs/operations.md says what it holds.');
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new StartupError(`${path} cannot be read as JSON (${oneLine(error)}).`);
  }
}

async function run(): Promise<void> {
  const json = readFile(process.argv[2]);
  const env = readEnv();
  await generate(say);
  // Imported only now: they import code that was generated above.
  const { addNotice } = await import('../consents/addNotice.ts');
  const { createDatabase } = await import('../database.ts');
  const database = await startDatabase(env, say);
  try {
    const { version, inForceFrom } = await addNotice(createDatabase(database.pool), json);
    say(`Version ${version} is told from ${inForceFrom.toISOString()} on.`);
  } finally {
    await database.stop();
  }
}

// The exit itself stops the embedded PostgreSQL.
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => process.exit(1));
run().then(
  () => process.exit(0),
  (error) => {
    process.stderr.write(`${error instanceof StartupError ? error.message : oneLine(error)}\n`);
    process.exit(1);
  },
);
