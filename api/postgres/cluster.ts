import { randomBytes } from 'node:crypto';
import { chown, lstat, mkdir, mkdtemp, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { oneLine, StartupError } from '../startupError.ts';
import type { Account } from './account.ts';
import { isAlive } from './alive.ts';
import type { Binaries } from './binaries.ts';
import type { Place } from './place.ts';
import { runAs } from './run.ts';

/** Passwords of the two roles: `postgres` administers the server, `tsunagi` owns the application's database. */
export type Credentials = { postgres: string; tsunagi: string };

const CREDENTIALS = 'tsunagi-credentials.json';
/** PostgreSQL gives objects of users an OID from here on (FirstNormalObjectId): a lower one is a system database. */
const FIRST_USER_OID = 16384;

/**
 * Opens the database folder of a place, making it when there is none. It is made beside its final name and renamed, so that
 * being killed half-way leaves only a folder that the next start removes.
 * @param durable false skips fsync (tests)
 * @throws StartupError when the folder is closed to us, was made by another major version, or is damaged and holds data
 */
export async function openCluster(
  place: Place,
  binaries: Binaries,
  say: (line: string) => void,
  durable: boolean,
): Promise<Credentials> {
  await removeHalfMade(place.base);
  if (!(await isWhole(place, binaries, say))) await makeCluster(place, binaries, durable);
  try {
    return JSON.parse(await readFile(join(place.cluster, CREDENTIALS), 'utf8'));
  } catch {
    throw new StartupError(
      `The database in ${place.cluster} was not made by Tsunagi or its ${CREDENTIALS} is lost: restore that file or move the folder away.`,
    );
  }
}

async function isWhole({ cluster }: Place, binaries: Binaries, say: (line: string) => void): Promise<boolean> {
  const entries = await readdir(cluster).catch((error) => {
    if (error.code === 'ENOENT') return undefined;
    throw new StartupError(
      `The database in ${cluster} belongs to another user (${error.code}): start Tsunagi as that user or set TSUNAGI_DATA.`,
    );
  });
  if (!entries || entries.length === 0) return false;
  const version = await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch(() => undefined);
  const control = await stat(join(cluster, 'global', 'pg_control')).catch(() => undefined);
  if (version && control) {
    if (Number(version) === binaries.major) return true;
    throw new StartupError(
      `The database in ${cluster} was made by PostgreSQL ${version.trim()} and this is PostgreSQL ${binaries.major}: dump it with the old one and restore it.`,
    );
  }
  const databases = await readdir(join(cluster, 'base')).catch(() => []);
  if (databases.some((oid) => Number(oid) >= FIRST_USER_OID)) {
    throw new StartupError(
      `The database in ${cluster} is damaged (PG_VERSION or global/pg_control is missing): restore it from a backup.`,
    );
  }
  const aside = `${cluster}.unfinished-${new Date().toISOString().replace(/[:.]/g, '')}`;
  await rename(cluster, aside);
  say(`The database in ${cluster} was never finished; it is moved to ${aside} and a new one is made.`);
  return false;
}

async function makeCluster({ base, cluster, account }: Place, binaries: Binaries, durable: boolean): Promise<void> {
  const half = await mkdtemp(join(base, `postgres.half-${process.pid}-`));
  const passwordFile = join(half, 'password');
  const folder = join(half, 'cluster');
  const credentials: Credentials = { postgres: newPassword(), tsunagi: newPassword() };
  try {
    await mkdir(folder, { mode: 0o700 });
    await writeOwned(passwordFile, `${credentials.postgres}\n`, account);
    if (account) for (const path of [half, folder]) await chown(path, account.uid, account.gid);
    const { status, output } = await runAs(account, binaries.initdb, [
      `--pgdata=${folder}`,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
      ...(durable ? [] : ['--no-sync']),
    ]);
    if (status !== 0)
      throw new StartupError(
        `The database cannot be made in ${base}: ${oneLine(output.trim().split('\n').slice(-2).join(' '))}`,
      );
    await writeOwned(join(folder, CREDENTIALS), JSON.stringify(credentials), account);
    await putInPlace(folder, cluster);
  } finally {
    await rm(half, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function putInPlace(folder: string, cluster: string): Promise<void> {
  try {
    await rename(folder, cluster);
    const parent = await open(dirname(cluster)).catch(() => undefined);
    await parent?.sync().catch(() => {});
    await parent?.close();
  } catch (error) {
    // Another start was quicker: its database is as good as ours.
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST' && code !== 'EPERM') throw error;
  }
}

/** Removes what starts that died while making a database left behind; one that still lives keeps its folder. */
async function removeHalfMade(base: string): Promise<void> {
  for (const name of await readdir(base)) {
    const maker = /^postgres\.half-(\d+)-/.exec(name)?.[1];
    if (!maker || isAlive(Number(maker))) continue;
    const path = join(base, name);
    if ((await lstat(path).catch(() => undefined))?.isDirectory())
      await rm(path, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function writeOwned(path: string, text: string, account: Account): Promise<void> {
  await writeFile(path, text, { mode: 0o600, flag: 'wx' });
  if (account) await chown(path, account.uid, account.gid);
}

function newPassword(): string {
  return randomBytes(24).toString('base64url');
}
