import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Account } from './account.ts';

/** A process that holds a data folder's database (tests), or the one line with which it gave up. */
export type Holder = {
  child: ChildProcess;
  url: string;
  adminUrl: string;
  failed: string;
  said: string[];
  /** SIGKILL: what PostgreSQL was left behind stays behind. */
  kill(): Promise<void>;
};

/** Starts `hold.ts` as a process of its own and waits until it holds the database or has given up. */
export async function hold(dataFolder: string, account?: Account): Promise<Holder> {
  const holder = spawnHolder(dataFolder, account);
  const exit = once(holder.child, 'close');
  for await (const line of createInterface({ input: holder.child.stdout as NodeJS.ReadableStream })) {
    const [kind, rest] = [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)];
    if (kind === 'say') holder.said.push(rest);
    if (kind === 'failed') holder.failed = rest;
    if (kind === 'ready') {
      Object.assign(holder, JSON.parse(rest));
      return holder;
    }
  }
  await exit;
  return holder;
}

/** Starts `hold.ts` without waiting. */
export function spawnHolder(dataFolder: string, account?: Account): Holder {
  const script = fileURLToPath(new URL('hold.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script, dataFolder], {
    ...account,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return {
    child,
    url: '',
    adminUrl: '',
    failed: '',
    said: [],
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}
