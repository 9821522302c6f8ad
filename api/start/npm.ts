import { readFileSync } from 'node:fs';

/**
 * Calls back when the npm that runs us dies. Killed outright (SIGKILL) it cannot tell us, and left alone we would keep port and
 * database from the next start. npm runs scripts through a shell, which may or may not have made way for us.
 */
export function whenNpmDies(callback: () => void): void {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const grandparent = parentOf(parent);
  const throughShell = !isNpm(parent) && grandparent !== undefined && isNpm(grandparent);
  setInterval(() => {
    if (process.ppid !== parent || (throughShell && parentOf(parent) !== grandparent)) callback();
  }, 200).unref();
}

function isNpm(pid: number): boolean {
  return process.platform === 'linux' && read(`/proc/${pid}/comm`).startsWith('npm');
}

function parentOf(pid: number): number | undefined {
  const parent = /\) \S (\d+)/.exec(read(`/proc/${pid}/stat`))?.[1];
  return parent === undefined ? undefined : Number(parent);
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
