import { chmodSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { StartupError } from './startupError.ts';

/**
 * Makes a folder of Tsunagi's data, and those above it, when missing: closed to others, except that root's can be passed
 * through (not listed) by the user that PostgreSQL runs as.
 * @throws StartupError when it cannot be made
 */
export function makeDataFolder(folder: string): void {
  try {
    make(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new StartupError(
      `The folder ${folder} cannot be made (${code}): set TSUNAGI_DATA to a folder you may write.`,
    );
  }
}

/** One folder after the other: Node's own recursive mkdir never returns for a folder below /proc. */
function make(folder: string): void {
  if (isFolder(folder)) return;
  if (dirname(folder) !== folder) make(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    if (isFolder(folder)) return; // another start was quicker
    throw error;
  }
  chmodSync(folder, process.getuid?.() === 0 ? 0o711 : 0o700);
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
