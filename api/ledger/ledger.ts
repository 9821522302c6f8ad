import { setTimeout as sleep } from 'node:timers/promises';
import { type Database, Prisma } from '../database.ts';
import type { Env } from '../env.ts';
import { type Entry, emptyHead, entryText, type Head, ledgerKey, linkHash } from './chain.ts';
import { keepHead } from './headFile.ts';

/** How long an append waits for others to come along, in milliseconds: half the work under load, nothing anybody notices. */
const gathering = 4;

/** Writes entries of the access ledger; one a process. */
export interface Ledger {
  /** Resolves once the entry is durable; whoever answers waits for it. @throws when it cannot be written: then nothing is shown */
  write(entry: Entry): Promise<void>;
  /** Ends after the last entry; nothing is written any more. */
  close(): Promise<void>;
}

interface Waiting {
  entry: Entry;
  written(): void;
  failed(error: unknown): void;
}

/** Whether the chain has this entry. */
async function holds(db: Database, { seq, hash }: Head): Promise<boolean> {
  if (seq === 0n) return true;
  const found = await db.rows(
    Prisma.sql`SELECT FROM "LedgerEntry" WHERE seq = ${seq} AND hash = decode(${hash}, 'hex')`,
  );
  return found.length > 0;
}

const complain = (line: string): void => void process.stderr.write(`${line}\n`);

async function readHead(db: Database): Promise<Head> {
  const [row] = await db.rows<{ seq: string; hash: string }>(
    Prisma.sql`SELECT seq, encode(hash, 'hex') AS hash FROM "LedgerHead"`,
  );
  return row ? { seq: BigInt(row.seq), hash: row.hash } : emptyHead;
}

/** Entries of one append, one after the other in the chain. */
interface Link extends Entry {
  seq: bigint;
  hash: string;
}

function link(key: Buffer, head: Head, entries: readonly Entry[]): Link[] {
  let { seq, hash } = head;
  return entries.map((entry) => {
    seq += 1n;
    hash = linkHash(key, hash, entryText(seq, entry));
    return { ...entry, seq, hash };
  });
}

const list = (values: readonly (string | number)[]): string => `{${values.join()}}`;

/** Appends where the chain still ends at `head`, in one statement. @returns whether it did: another node may have been quicker */
async function append(db: Database, head: Head, links: readonly Link[]): Promise<boolean> {
  const last = links.at(-1) as Link;
  const column = <T>(of: (each: Link) => T): T[] => links.map(of);
  const rows = await db.rows(Prisma.sql`
    WITH moved AS (
      UPDATE "LedgerHead" SET seq = ${last.seq}, hash = decode(${last.hash}, 'hex')
      WHERE seq = ${head.seq} AND hash = decode(${head.hash}, 'hex') RETURNING 1)
    INSERT INTO "LedgerEntry" (seq, at, "userId", "postingId", "agencyId", operation, subjects, marks, hash)
    SELECT e.seq, e.at, e."userId", e."postingId", e."agencyId", e.operation, e.subjects::uuid[], e.marks::int[], decode(e.hash, 'hex')
    FROM moved, unnest(${column(({ seq }) => seq)}::bigint[], ${column(({ at }) => at)}::timestamptz[],
      ${column(({ userId }) => userId)}::uuid[], ${column(({ postingId }) => postingId)}::uuid[],
      ${column(({ agencyId }) => agencyId)}::uuid[], ${column(({ operation }) => operation)}::text[],
      ${column(({ subjects }) => list(subjects))}::text[], ${column(({ marks }) => list(marks))}::text[],
      ${column(({ hash }) => hash)}::text[]) AS e(seq, at, "userId", "postingId", "agencyId", operation, subjects, marks, hash)
    RETURNING 1`);
  return rows.length > 0;
}

/**
 * Starts appending where the chain ends. Whatever waits while one append is under way goes together in the next: many
 * operations share one statement and one commit.
 */
export async function startLedger(
  db: Database,
  { ledgerHead, secret }: Pick<Env, 'ledgerHead' | 'secret'>,
): Promise<Ledger> {
  const key = ledgerKey(secret);
  let head = await readHead(db);
  const file = ledgerHead ? await keepHead(ledgerHead, head, (kept) => holds(db, kept), complain) : undefined;
  let queue: Waiting[] = [];
  let appending: Promise<void> | undefined;

  async function appendAll(entries: readonly Entry[]): Promise<void> {
    for (;;) {
      const links = link(key, head, entries);
      if (await append(db, head, links)) {
        const { seq, hash } = links.at(-1) as Link;
        head = { seq, hash };
        file?.follow(head);
        return;
      }
      head = await readHead(db);
    }
  }

  async function drain(): Promise<void> {
    while (queue.length > 0) {
      await sleep(gathering);
      const batch = queue;
      queue = [];
      try {
        await appendAll(batch.map(({ entry }) => entry));
        for (const { written } of batch) written();
      } catch (error) {
        // Whether it was committed is not known: the next append finds out where the chain ends.
        head = await readHead(db).catch(() => head);
        for (const { failed } of batch) failed(error);
      }
    }
    appending = undefined;
  }

  return {
    write: (entry) =>
      new Promise<void>((written, failed) => {
        queue.push({ entry, written, failed });
        appending ??= drain();
      }),
    async close() {
      while (appending) await appending;
      file?.close();
    },
  };
}
