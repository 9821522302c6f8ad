import { randomUUID } from 'node:crypto';
import { chmod, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartupError } from '../startupError.ts';
import { type Account, chooseAccount, isRoot } from './account.ts';
import { runAs } from './run.ts';

/** Where root keeps a database whose own data folder the database's user cannot reach. It outlives a restart, unlike /tmp. */
const ROOTS_PLACE = '/var/lib/tsunagi';

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
  await makeFolder(dataFolder);
  const noteFile = join(dataFolder, 'postgres.place');
  const noted = await readFile(noteFile, 'utf8').catch(() => '');
  if (noted.trim()) return notedPlace(noted.trim(), noteFile);

  const here = placeAt(dataFolder);
  if (!isRoot || (await reaches(here.account, dataFolder))) return here;
  if (await stat(here.cluster).catch(() => undefined)) {
    throw new StartupError(
      `The database in ${here.cluster} cannot be reached by the user PostgreSQL runs as: open the folders above it (chmod o+x) or move them.`,
    );
  }
  const elsewhere = join(ROOTS_PLACE, randomUUID());
  await makeFolder(ROOTS_PLACE);
  await makeFolder(elsewhere);
  await writeFile(noteFile, `${elsewhere}\n`, { mode: 0o600 });
  say(
    `The database is kept in ${elsewhere}, because PostgreSQL does not run as root and its user cannot reach ${dataFolder}.`,
  );
  return placeAt(elsewhere);
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

/** Makes a folder for ourselves alone; root's can be passed through, not listed, by the user PostgreSQL runs as. */
async function makeFolder(folder: string): Promise<void> {
  try {
    const made = await mkdir(folder, { recursive: true });
    if (made) await chmod(folder, isRoot ? 0o711 : 0o700);
  } catch (error) {
    throw new StartupError(
      `The folder ${folder} cannot be made (${(error as NodeJS.ErrnoException).code}): set TSUNAGI_DATA to a folder you may write.`,
    );
  }
}

async function reaches(account: Account, folder: string): Promise<boolean> {
  const { status } = await runAs(account, '/bin/sh', ['-c', 'cd "$1"', 'sh', folder]);
  return status === 0;
}
