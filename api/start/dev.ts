import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { oneLine } from '../startupError.ts';
import { generate } from './generate.ts';
import { ROOT } from './whenChanged.ts';

/** Where vite serves the client while developing, handing API calls on to PORT; people open this. */
const CLIENT = process.env.TSUNAGI_PUBLIC_URL || 'http://localhost:5173';

/** `npm run dev`: the API restarts when its code changes, the browser follows the client's, and types are generated anew. */
async function main(): Promise<void> {
  await generate(say);
  const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js');
  const tsx = join(dirname(createRequire(import.meta.url).resolve('tsx/package.json')), 'dist/cli.mjs');
  const env = { ...process.env, NODE_ENV: 'development', TSUNAGI_PUBLIC_URL: CLIENT };
  // Groups of their own: Ctrl+C reaches us alone, and each child is told to stop once; told twice, tsx kills the API outright.
  const run = (args: string[]) => spawn(process.execPath, args, { cwd: ROOT, env, stdio: 'inherit', detached: true });
  const children = [
    run([
      tsx,
      'watch',
      '--clear-screen=false',
      '--include',
      'prisma/schema',
      'api/main.ts',
      '--without-client',
      '--with-graphiql',
    ]),
    run([
      vite,
      '--config',
      'client/vite.config.ts',
      '--configLoader',
      'runner',
      '--strictPort',
      '--port',
      new URL(CLIENT).port || '5173',
    ]),
  ];
  regenerateOnChange();
  let stopping = false;
  const stop = () => {
    if (!stopping) for (const child of children) child.kill('SIGTERM');
    stopping = true;
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, stop);
  await Promise.race(children.map(ended));
  stop();
  await Promise.all(children.map(ended));
  process.exit();
}

function ended(child: ChildProcess): Promise<unknown> {
  return child.exitCode !== null || child.signalCode !== null ? Promise.resolve() : once(child, 'exit');
}

function regenerateOnChange(): void {
  let waiting: NodeJS.Timeout | undefined;
  const later = (_event: string, name: string | null) => {
    if (name?.startsWith('generated')) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => generate(say).catch((error) => process.stderr.write(`${oneLine(error)}\n`)), 300);
  };
  watch(join(ROOT, 'client'), { recursive: true }, later);
  watch(join(ROOT, 'api/schema.graphql'), later);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

main().catch((error) => {
  process.stderr.write(`${oneLine(error)}\n`);
  process.exit(1);
});
