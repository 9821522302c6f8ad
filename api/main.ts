import { setTimeout as sleep } from 'node:timers/promises';
import type { Env } from './env.ts';
import { readEnv } from './env.ts';
import { report } from './report.ts';
import { checkSecret } from './session/checkSecret.ts';
import { buildClient } from './start/buildClient.ts';
import { hasNobody, type StartedDatabase, startDatabase } from './start/database.ts';
import { generate } from './start/generate.ts';
import { whenNpmDies } from './start/npm.ts';
import { checkPort } from './start/port.ts';
import { table } from './start/table.ts';
import { oneLine } from './startupError.ts';

/** How long closing the server may take when Tsunagi stops, in milliseconds; PostgreSQL gets twice that. */
const FAREWELL_MS = 5_000;

const say = (line: string) => process.stdout.write(`${line}\n`);
let running: { server: { close(): Promise<void> }; database: StartedDatabase } | undefined;
let leaving = false;

async function start(): Promise<void> {
  const env = readEnv();
  await checkPort(env.host, env.port);
  await generate(say);
  if (!process.argv.includes('--without-client')) await buildClient(say);
  const database = await startDatabase(env, say);
  database.died.then(() => fail(new Error('PostgreSQL has ended unexpectedly: start Tsunagi again.')));
  try {
    await checkSecret(database.pool, env);
    // Imported only now: they import code that was generated above.
    const { startServer } = await import('./server.ts');
    const server = await startServer({ env, pool: database.pool });
    running = { server, database };
  } catch (error) {
    await database.stop();
    throw error;
  }
  await greet(env, database.pool);
}

async function greet(env: Env, pool: StartedDatabase['pool']): Promise<void> {
  say(`\nTsunagi is ready at ${env.publicUrl}\n`);
  if (!env.demo) {
    if (await hasNobody(pool))
      say(`Nobody can sign in yet: ${env.databaseUrl ? '' : 'stop Tsunagi and '}run npm run found -- --help`);
    return;
  }
  const { demoAccounts } = await import('../prisma/seed.ts');
  say('Demo accounts:');
  const rows = demoAccounts.map(({ login, password, name, agency, role }) => [login, password, name, agency, role]);
  say(table([['login', 'password', 'name', 'agency', 'role'], ...rows]));
}

/** Ends after the last request, the database last. Before the start is complete, the exit itself stops PostgreSQL. */
async function leave(): Promise<void> {
  if (leaving) return;
  leaving = true;
  if (running) {
    await Promise.race([running.server.close(), sleep(FAREWELL_MS)]);
    await Promise.race([running.database.stop(), sleep(2 * FAREWELL_MS)]);
  }
  process.exit(0);
}

function fail(error: unknown): void {
  if (leaving) return;
  process.stderr.write(`${oneLine(error)}\n`);
  process.exit(1);
}

// Whoever reads our output may leave (`npm start | head`): that is no reason to stop serving.
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});
// Node would print it with its words.
process.on('uncaughtException', (error) => {
  report(error);
  process.exit(1);
});
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, leave);
whenNpmDies(leave);
start().catch(fail);
