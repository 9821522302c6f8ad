import { randomUUID } from 'node:crypto';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeDataFolder } from '../dataFolder.ts';
import { StartupError } from '../startupError.ts';
import { type Account, chooseAccount, isRoot } from './account.ts';
import { runAs } from './run.ts';

/** Where root keeps a database whose own data folder the database's user cannot reach. It outlives a restart, unlike /tmp. */
const ROOTS_PLACE = '/var/lib/tsunagi';
const NOTE = 'postgres.place';

/** Where a database lives, who runs it, and where programs may be copied for that user. */
export type Place = { base: string; cluster: string; account: Account; programs: string };

/**
 * Decides where the database of a data folder lives. An ordinary user's database lives in the data folder. So does root's,
 * unless PostgreSQL, which will not run as root, cannot reach that folder (root's home, a folder closed to others): then it
 * lives under /var/lib/tsunagi, and the data folder keeps a note of it in `postgres.place`.
 * @param dataFolder absolute path, made when missing
 * @param say prints one line, used the first time the database is put elsewhere
 * @throws StartupError when the folder cannot be made or a noted place is gone
 */
export async function choosePlace(dataFolder: string, say: (line: string) => void): Promise<Place> {
  makeDataFolder(dataFolder);
  const noteFile = join(dataFolder, NOTE);
  const noted = await readNote(dataFolder);
  if (noted) return notedPlace(noted, noteFile);

  const here = placeAt(dataFolder);
  if (!isRoot || (await reaches(here.account, dataFolder))) return here;
  if (await stat(here.cluster).catch(() => undefined)) {
    throw new StartupError(
      `The database in ${here.cluster} cannot be reached by the user PostgreSQL runs as: open the folders above it (chmod o+x) or move them.`,
    );
  }
  const elsewhere = join(ROOTS_PLACE, randomUUID());
  makeDataFolder(ROOTS_PLACE);
  makeDataFolder(elsewhere);
  await writeFile(noteFile, `${elsewhere}\n`, { mode: 0o600 });
  say(
    `The database is kept in ${elsewhere}, because PostgreSQL does not run as root and its user cannot reach ${dataFolder}.`,
  );
  return placeAt(elsewhere);
}

/** Where the data folder's database is kept: in itself unless root had to put it elsewhere. */
export async function keptIn(dataFolder: string): Promise<string> {
  return (await readNote(dataFolder)) || dataFolder;
}

async function readNote(dataFolder: string): Promise<string> {
  const noted = await readFile(join(dataFolder, NOTE), 'utf8').catch(() => '');
  return noted.trim();
}

async function notedPlace(base: string, noteFile: string): Promise<Place> {
  if (await stat(base).catch(() => undefined)) return placeAt(base);
  throw new StartupError(
    `The database was kept in ${base}, which is gone or closed to you: bring it back, or remove ${noteFile} to begin with an empty database.`,
  );
}

function placeAt(base: string): Place {
  const cluster = join(base, 'postgres');
  return { base, cluster, account: chooseAccount(cluster), programs: isRoot ? ROOTS_PLACE : base };
}

async function reaches(account: Account, folder: string): Promise<boolean> {
  const { status } = await runAs(account, '/bin/sh', ['-c', 'cd "$1"', 'sh', folder]);
  return status === 0;
}
