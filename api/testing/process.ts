import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface TestProcess {
  origin: string;
  /** All that it has said so far, on both of its channels. */
  said(): string;
  stop(): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Tsunagi in a process of its own, as it is started for users, over a database that is not empty; `settings` are variables. */
export async function startProcess(databaseUrl: string, settings: Record<string, string> = {}): Promise<TestProcess> {
  const port = await freePort();
  const dataFolder = await mkdtemp(join(tmpdir(), 'tsunagi-process-'));
  const child: ChildProcess = spawn(process.execPath, ['api/launch.mjs', '--without-client'], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      PORT: String(port),
      DATABASE_URL: databaseUrl,
      TSUNAGI_DATA: dataFolder,
      TSUNAGI_DEMO: 'on',
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
    stop: async () => {
      child.kill('SIGTERM');
      await gone;
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}
