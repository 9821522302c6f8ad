import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartupError } from '../startupError.ts';

/** How long a Tsunagi that is just stopping may take to give the port back. */
const PATIENCE_MS = 3_000;

/**
 * Finds out before the slow part of a start whether the port can be listened on.
 * @throws StartupError when it is taken, forbidden, or the address is not this machine's
 */
export async function checkPort(host: string, port: number): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const code = await tryListening(host, port);
    if (code === undefined) return;
    if (code !== 'EADDRINUSE' || Date.now() > deadline) throw new StartupError(complaint(code, host, port));
    await sleep(100);
  }
}

async function tryListening(host: string, port: number): Promise<string | undefined> {
  const probe = createServer();
  try {
    probe.listen(port, host);
    await once(probe, 'listening');
    probe.close();
    await once(probe, 'close');
    return undefined;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'unknown error';
  }
}

function complaint(code: string, host: string, port: number): string {
  if (code === 'EADDRINUSE') return `Port ${port} is taken by another program: set PORT to a free one.`;
  if (code === 'EACCES') return `Port ${port} may not be used by this user: set PORT to one above 1023.`;
  return `Tsunagi cannot listen on ${host} (${code}): set HOST to an address of this machine.`;
}
