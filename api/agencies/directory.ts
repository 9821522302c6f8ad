import { type Database, Prisma } from '../database.ts';
import type { Agency } from '../generated/prisma/client.ts';

export type { Agency } from '../generated/prisma/client.ts';

/** All agencies, as everybody signed in may know them. */
export interface Directory {
  /** In the order of their kana names. */
  all: readonly Agency[];
  agencyById(id: string): Agency | undefined;
}

/** How long another node's change may go unseen, in milliseconds. */
const MAX_AGE = 5000;

interface Kept {
  at: number;
  directory: Promise<Directory>;
  /** The same, once it is read. */
  read?: Directory;
}

const cache = new WeakMap<Database, Kept>();

const isFresh = (kept: Kept | undefined): kept is Kept => kept !== undefined && performance.now() - kept.at < MAX_AGE;

/** The directory of agencies, from memory: read in one statement at most every five seconds, however many ask. */
export function directory(db: Database): Promise<Directory> {
  const kept = cache.get(db);
  if (isFresh(kept)) return kept.directory;
  const fresh: Kept = { at: performance.now(), directory: readDirectory(db) };
  cache.set(db, fresh);
  fresh.directory.then(
    (read) => {
      fresh.read = read;
    },
    () => {
      if (cache.get(db) === fresh) cache.delete(db);
    },
  );
  return fresh.directory;
}

/** Makes the next look see what was just saved. */
export const dropDirectory = (db: Database): boolean => cache.delete(db);

/**
 * An agency that a row names, so that it exists; one that another node just made is looked up anew. It is at hand, without
 * a promise for each row of a list, while the directory is fresh.
 */
export function knownAgency(db: Database, id: string): Agency | Promise<Agency> {
  const kept = cache.get(db);
  return (isFresh(kept) && kept.read?.agencyById(id)) || readAgency(db, id);
}

/** Whether an agency that a row names is out of the network now: nobody is at work there. */
export const hasLeft = async (db: Database, id: string | null): Promise<boolean> =>
  id !== null && !(await knownAgency(db, id)).active;

async function readAgency(db: Database, id: string): Promise<Agency> {
  const kept = (await directory(db)).agencyById(id);
  if (kept) return kept;
  dropDirectory(db);
  const fresh = (await directory(db)).agencyById(id);
  if (!fresh) throw new Error('A row names an agency that does not exist');
  return fresh;
}

async function readDirectory(db: Database): Promise<Directory> {
  const all = await db.rows<Agency>(Prisma.sql`SELECT * FROM "Agency" ORDER BY "nameKana" COLLATE "C", id`);
  const byId = new Map(all.map((agency) => [agency.id, agency]));
  return { all, agencyById: (id) => byId.get(id) };
}
