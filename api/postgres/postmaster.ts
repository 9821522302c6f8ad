import { spawnSync } from 'node:child_process';
import { chown, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isRoot } from './account.ts';

/** What a server that is alive says of itself in `postmaster.pid`. */
export type Postmaster = { pid: number; port: number; ready: boolean };

/** A process id that no system gives out, so that PostgreSQL takes the lock file that names it for a dead server's. */
const NOBODY = 2_147_483_647;

/**
 * The live server of a database folder, undefined when there is none. A `postmaster.pid` left by a server that died is told
 * from a live one by looking at the process itself: its number may meanwhile belong to something else.
 */
export async function findPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0 || !(await servesFolder(pid, cluster))) return undefined;
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
}

/**
 * Clears the way for a start after a crash: PostgreSQL itself refuses a lock file that is empty or whose process number now
 * belongs to something else. The number is replaced, not the file removed, so that PostgreSQL still checks for processes
 * of the old server that use its shared memory.
 */
export async function disarmStaleLock(cluster: string): Promise<void> {
  if (await findPostmaster(cluster)) return;
  const file = join(cluster, 'postmaster.pid');
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return;
  const [first, ...rest] = text.split('\n');
  if (!Number(first)) return rm(file, { force: true });
  const { uid, gid, mode } = await stat(file);
  const disarmed = `${file}.disarmed`;
  await writeFile(disarmed, [NOBODY, ...rest].join('\n'), { mode });
  if (isRoot) await chown(disarmed, uid, gid);
  await rename(disarmed, file);
}

/**
 * Stops a server that is not our child: PostgreSQL's fast shutdown (SIGINT), and after 30 s its immediate one (SIGQUIT), from
 * which the next start recovers.
 */
export async function stopPostmaster(pid: number, cluster: string): Promise<void> {
  signal(pid, 'SIGINT');
  for (let waited = 0; await servesFolder(pid, cluster); waited += 20) {
    if (waited === 30_000) signal(pid, 'SIGQUIT');
    await sleep(20);
  }
}

/** Sends a signal to a process that may have ended meanwhile. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Whether this process is a server of this very folder: a server's working folder is its database folder, also after a move. */
async function servesFolder(pid: number, cluster: string): Promise<boolean> {
  if (process.platform === 'linux') {
    const program = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '');
    const works = await stat(`/proc/${pid}/cwd/`).catch(() => undefined);
    const folder = await stat(cluster);
    return program.trim() === 'postgres' && works?.dev === folder.dev && works.ino === folder.ino;
  }
  if (process.platform === 'win32') {
    const { stdout } = spawnSync('tasklist', ['/FI', `PID eq ${pid}`, '/NH'], { encoding: 'utf8' });
    return /postgres\.exe/i.test(stdout);
  }
  const { stdout } = spawnSync('ps', ['-p', String(pid), '-o', 'args='], { encoding: 'utf8' });
  return stdout.includes(cluster);
}
