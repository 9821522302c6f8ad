import { chmodSync, mkdirSync } from 'node:fs';
import { StartupError } from './startupError.ts';

/**
 * Makes a folder of Tsunagi's data, and those above it, when missing: closed to others, except that root's can be passed
 * through (not listed) by the user that PostgreSQL runs as.
 * @throws StartupError when it cannot be made
 */
export function makeDataFolder(folder: string): void {
  try {
    const made = mkdirSync(folder, { recursive: true });
    if (made) chmodSync(folder, process.getuid?.() === 0 ? 0o711 : 0o700);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new StartupError(
      `The folder ${folder} cannot be made (${code}): set TSUNAGI_DATA to a folder you may write.`,
    );
  }
}
