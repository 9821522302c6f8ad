import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { oneLine, StartupError } from '../startupError.ts';

/** The operating-system user that PostgreSQL's programs run as; undefined means the user that runs node. */
export type Account = { uid: number; gid: number } | undefined;

/** Whether node runs as root, as which PostgreSQL refuses to run. */
export const isRoot = process.getuid?.() === 0;

/**
 * Chooses whom PostgreSQL runs as. For an ordinary user that is the user; for root it is the owner of an existing database
 * folder, else the system user `postgres`, which is created when the machine has none.
 * @param clusterFolder the database folder, which need not exist yet
 * @throws StartupError when root has no user to run PostgreSQL as
 */
export function chooseAccount(clusterFolder: string): Account {
  if (!isRoot) return undefined;
  const owner = statSync(clusterFolder, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return systemUser('postgres') ?? createSystemUser('postgres');
}

function systemUser(name: string): Account {
  const uid = spawnSync('id', ['-u', name], { encoding: 'utf8' });
  const gid = spawnSync('id', ['-g', name], { encoding: 'utf8' });
  if (uid.status !== 0 || gid.status !== 0) return undefined;
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

function createSystemUser(name: string): Account {
  const made = spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/bin/false', name], {
    encoding: 'utf8',
  });
  const account = systemUser(name);
  if (account) return account;
  const reason = oneLine(made.stderr || made.error || 'useradd failed');
  throw new StartupError(
    `PostgreSQL cannot run as root and the user "${name}" could not be made (${reason}): start Tsunagi as an ordinary user or set DATABASE_URL.`,
  );
}
