import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { freePort } from '../postgres/freePort.ts';

export interface TestProcess {
  origin: string;
  /** All that it has said so far, on both of its channels. */
  said(): string;
  /** Ends it without a warning (kill -9); its data stays. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What a program of Tsunagi's gets of the environment, besides its own settings. */
const environment = { PATH: process.env.PATH, HOME: process.env.HOME };

/** Runs a program of Tsunagi's to its end. @param program its path within the repository */
export async function runProgram(program: string, args: string[], settings: Record<string, string>) {
  const child = spawn(process.execPath, ['--import', 'tsx', program, ...args], {
    cwd: root,
    env: { ...environment, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [[status], stdout, stderr] = await Promise.all([
    once(child, 'close') as Promise<[number | null]>,
    text(child.stdout),
    text(child.stderr),
  ]);
  return { status, stdout, stderr };
}

/** Tsunagi in a process of its own, as it is started for users. @param settings its environment; the data folder is made when none is named */
export async function startProcess(settings: Record<string, string>): Promise<TestProcess> {
  const port = await freePort();
  const dataFolder = await mkdtemp(join(tmpdir(), 'tsunagi-process-'));
  const child: ChildProcess = spawn(process.execPath, ['api/launch.mjs', '--without-client'], {
    cwd: root,
    env: {
      ...environment,
      PORT: String(port),
      TSUNAGI_DATA: dataFolder,
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const ready = new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk;
      if (said.includes('Tsunagi is ready')) resolve();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('close', () => reject(new Error(`Tsunagi did not start: ${said}`)));
  });
  await ready.catch(async (error) => {
    await rm(dataFolder, { recursive: true, force: true });
    throw error;
  });
  const gone = once(child, 'exit');
  return {
    origin: `http://localhost:${port}`,
    said: () => said,
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
    stop: async () => {
      child.kill('SIGTERM');
      await gone;
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}
