import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeDataFolder } from './dataFolder.ts';
import { StartupError } from './startupError.ts';

/** @returns the 32 bytes that 64 hexadecimal digits stand for; null for any other text */
export const hexSecret = (text: string): Buffer | null =>
  /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, 'hex') : null;

/**
 * The secret of a data folder: made by the first start, kept in its file `secret` that only the owner may read.
 * @returns 32 bytes
 * @throws StartupError when the file cannot be read or written, or is damaged
 */
export function readSecret(dataFolder: string): Buffer {
  makeDataFolder(dataFolder);
  const file = join(dataFolder, 'secret');
  try {
    writeFileSync(file, `${randomBytes(32).toString('hex')}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EEXIST')
      throw new StartupError(`The secret cannot be kept in ${file} (${code}): set TSUNAGI_SECRET or TSUNAGI_DATA.`);
  }
  let text = '';
  try {
    text = readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw new StartupError(
      `${file} cannot be read (${(error as NodeJS.ErrnoException).code}): start Tsunagi as the user it belongs to.`,
    );
  }
  const secret = hexSecret(text);
  if (secret) return secret;
  throw new StartupError(
    `${file} is damaged: restore it from a backup, for without it no authenticator app works any more.`,
  );
}
