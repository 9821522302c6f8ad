import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { keptIn } from './place.ts';
import { findPostmaster, stopPostmaster } from './postmaster.ts';

/** Removes a data folder of tests with its database, wherever that is kept, stopping a server that was left behind. */
export async function removeData(dataFolder: string): Promise<void> {
  const base = await keptIn(dataFolder);
  const cluster = join(base, 'postgres');
  const leftover = await findPostmaster(cluster);
  if (leftover) await stopPostmaster(leftover.pid, cluster);
  await rm(base, { recursive: true, force: true });
  await rm(dataFolder, { recursive: true, force: true });
}
