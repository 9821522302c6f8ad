import type pg from 'pg';
import { emptyHead, type Head, linkHash } from './chain.ts';

/** What is wrong with the first broken entry. */
export type Fault =
  /** There is none of its number. */
  | 'MISSING'
  /** It is not what was written, or not where it was written. */
  | 'CHANGED'
  /** It is right, but not what the database keeps as the end of the chain. */
  | 'HEAD';

export interface Verdict {
  /** Entries found right, before the fault if there is one. */
  entries: bigint;
  head: Head;
  fault?: { seq: bigint; kind: Fault };
}

/** Number, hash and words of an entry: arrays and text alone, for reading a million is most of the work. */
type Row = [seq: string, hash: string, text: string];

/** Entries read at a time. */
const pageSize = 20_000;

/** An entry's words as `entryText` writes them. */
const PAGE = `
  SELECT seq, encode(hash, 'hex'), concat_ws('|', seq, (extract(epoch FROM at) * 1000)::bigint, "userId", "postingId", "agencyId", operation,
    array_to_string(subjects, ','), array_to_string(marks, ','))
  FROM "LedgerEntry" WHERE seq > $1 ORDER BY seq LIMIT ${pageSize}`;

/**
 * Proves the ledger from its first entry to its last, and against heads kept elsewhere.
 * @param kept heads that must be on the chain
 * @returns the first entry that is broken, if any
 */
export async function verifyLedger(client: pg.ClientBase, key: Buffer, kept: readonly Head[]): Promise<Verdict> {
  // One snapshot: entries that are written meanwhile are neither missing nor too many.
  await client.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
  try {
    const stored = (
      await client.query<{ seq: string; hash: string }>(`SELECT seq, encode(hash, 'hex') AS hash FROM "LedgerHead"`)
    ).rows[0];
    const end = stored ? { seq: BigInt(stored.seq), hash: stored.hash } : emptyHead;
    const verdict = await walk(client, key, kept);
    return verdict.fault ? verdict : { ...verdict, ...endFault(verdict.head, [end, ...kept], end) };
  } finally {
    await client.query('ROLLBACK');
  }
}

async function walk(client: pg.ClientBase, key: Buffer, kept: readonly Head[]): Promise<Verdict> {
  const read = (after: bigint) => client.query<Row>({ name: 'ledger', text: PAGE, values: [after], rowMode: 'array' });
  let head = emptyHead;
  const broken = (seq: bigint, kind: Fault): Verdict => ({ entries: head.seq, head, fault: { seq, kind } });
  let next = read(0n);
  for (;;) {
    const { rows } = await next;
    const last = rows.at(-1);
    if (!last) return { entries: head.seq, head };
    // Read while these are checked.
    next = read(BigInt(last[0]));
    next.catch(() => {});
    for (const [number, stored, text] of rows) {
      const seq = BigInt(number);
      if (seq !== head.seq + 1n) {
        await next;
        return broken(head.seq + 1n, 'MISSING');
      }
      const hash = linkHash(key, head.hash, text);
      if (hash !== stored || kept.some((each) => each.seq === seq && each.hash !== hash)) {
        await next;
        return broken(seq, 'CHANGED');
      }
      head = { seq, hash };
    }
  }
}

/** What is wrong with where the chain ends. */
function endFault(head: Head, heads: readonly Head[], end: Head): Pick<Verdict, 'fault'> {
  if (heads.some(({ seq }) => seq > head.seq)) return { fault: { seq: head.seq + 1n, kind: 'MISSING' } };
  if (end.seq !== head.seq || end.hash !== head.hash) return { fault: { seq: head.seq, kind: 'HEAD' } };
  return {};
}
