import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { oneLine, StartupError } from '../startupError.ts';
import { filesIn, ROOT, whenChanged } from './whenChanged.ts';

/**
 * Builds the client into `dist/` unless it was built from the same sources. A process of its own gives the memory back.
 * @param say prints one line, since a build takes seconds
 * @throws StartupError with the bundler's own complaint
 */
export async function buildClient(say: (line: string) => void): Promise<void> {
  const inputs = [join(ROOT, 'package-lock.json'), join(ROOT, 'api/schema.graphql'), ...filesIn(join(ROOT, 'client'))];
  await whenChanged(join(ROOT, 'dist'), inputs, async () => {
    say('Building the client …');
    const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js');
    // The runner reads the configuration without writing into node_modules, which may belong to another user.
    const flags = ['--config', 'client/vite.config.ts', '--configLoader', 'runner', '--logLevel', 'error'];
    const child = spawn(process.execPath, [vite, 'build', ...flags], {
      cwd: ROOT,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, NODE_ENV: 'production' },
    });
    let complaint = '';
    child.stderr.on('data', (chunk) => {
      complaint += chunk;
    });
    const [status] = await once(child, 'close');
    if (status !== 0) throw new StartupError(`The client cannot be built: ${oneLine(complaint.split(/\n\s+at /)[0])}`);
  });
}
