import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { parse } from 'node:path';
import type { Account } from './account.ts';

/** What PostgreSQL's programs may know of our environment: no secret of ours, no PG* setting of somebody else. */
const PASSED_ON = ['PATH', 'SystemRoot', 'TMPDIR', 'TEMP', 'TMP', 'LD_LIBRARY_PATH', 'DYLD_LIBRARY_PATH'];

/**
 * Spawns one of PostgreSQL's programs as `account`, from the root folder (the current one may be closed to that user).
 * @param program absolute path
 */
export function spawnAs(account: Account, program: string, args: string[], options: SpawnOptions = {}): ChildProcess {
  const env: NodeJS.ProcessEnv = { LC_ALL: 'C', TZ: 'UTC' };
  for (const name of PASSED_ON) if (process.env[name] !== undefined) env[name] = process.env[name];
  return spawn(program, args, { ...account, cwd: parse(process.cwd()).root, env, windowsHide: true, ...options });
}

/**
 * Runs a program as `account` to its end.
 * @returns exit status (null when it could not be started or was killed) and its collected output
 */
export async function runAs(
  account: Account,
  program: string,
  args: string[],
): Promise<{ status: number | null; output: string }> {
  const child = spawnAs(account, program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout?.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    output += chunk;
  });
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ status: null, output: error.message }));
    child.once('close', (status) => resolve({ status, output }));
  });
}
