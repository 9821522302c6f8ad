import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { type FileHandle, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartupError } from '../startupError.ts';
import type { Binaries } from './binaries.ts';
import { freePort } from './freePort.ts';
import type { Place } from './place.ts';
import { disarmStaleLock, findPostmaster, signal } from './postmaster.ts';
import { spawnAs } from './run.ts';

/** A server that is our child and accepts connections on 127.0.0.1. It is stopped when we exit, unless it is disowned. */
export type Server = { port: number; child: ChildProcess; disown(): void };

/** Kept out of the log: statements and details of errors, which quote personal data. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_statement: 'none',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
};
const DURABLE = { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on' };
/** For tests alone: a crash of the machine may lose everything. */
const FAST = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', autovacuum: 'off' };

/**
 * Starts the server of a database folder and waits until it accepts connections.
 * @returns undefined when the folder or the port was taken by another process in the meantime: look again
 * @throws StartupError with the last line of the server's log when it cannot start
 */
export async function launchServer(place: Place, binaries: Binaries, durable: boolean): Promise<Server | undefined> {
  await disarmStaleLock(place.cluster);
  const port = await freePort();
  const settings = { ...SETTINGS, ...(durable ? DURABLE : FAST) };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const logFile = join(place.base, 'postgres.log');
  const log = await openLog(logFile);
  const start = (await log.stat()).size;
  // A session of its own: Ctrl+C reaches node alone, which then stops the server after its last request.
  const child = spawnAs(place.account, binaries.postgres, ['-D', place.cluster, '-p', String(port), ...flags], {
    stdio: ['ignore', log.fd, log.fd],
    detached: true,
  });
  await log.close();
  child.unref();
  const stopOnExit = () => child.pid && signal(child.pid, 'SIGINT');
  const disown = () => process.off('exit', stopOnExit);
  process.once('exit', stopOnExit);
  child.once('exit', disown);
  if (await becomesReady(child, place.cluster)) return { port, child, disown };
  const said = (await readFile(logFile, 'utf8')).slice(start);
  if (/lock file "postmaster\.pid" already exists|Address already in use|pre-existing shared memory/.test(said))
    return undefined;
  throw new StartupError(`PostgreSQL cannot start (${lastComplaint(said)}): see ${logFile}.`);
}

/** Stops a server started by `launchServer`: fast shutdown, after 30 s the immediate one, from which the next start recovers. */
export async function stopServer({ child }: Server): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  child.ref();
  const ended = once(child, 'exit');
  signal(child.pid, 'SIGINT');
  const impatient = setTimeout(() => signal(child.pid as number, 'SIGQUIT'), 30_000);
  await ended;
  clearTimeout(impatient);
}

async function becomesReady(child: ChildProcess, cluster: string): Promise<boolean> {
  let ended = false;
  child.once('exit', () => {
    ended = true;
  });
  child.once('error', () => {
    ended = true;
  });
  while (!ended) {
    const postmaster = await findPostmaster(cluster);
    if (postmaster?.pid === child.pid && postmaster?.ready) return true;
    await sleep(10);
  }
  return false;
}

async function openLog(path: string): Promise<FileHandle> {
  const log = await open(path, 'a', 0o600);
  if ((await log.stat()).size > 1_000_000) await log.truncate();
  return log;
}

function lastComplaint(said: string): string {
  const lines = said.trim().split('\n');
  const fatal = lines.find((line) => /FATAL|PANIC/.test(line)) ?? lines.at(-1) ?? '';
  return fatal.replace(/^.*?(FATAL|PANIC): */, '').trim() || 'it said nothing';
}
