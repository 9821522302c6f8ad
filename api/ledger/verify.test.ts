import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDatabase, type Database } from '../database.ts';
import { startTestDatabase, type TestDatabase } from '../postgres/testDatabase.ts';
import { ledgerKey } from './chain.ts';
import { keptHeads } from './headFile.ts';
import { startLedger } from './ledger.ts';
import { verifyLedger } from './verify.ts';

/** What somebody does to the ledger behind the application's back is found, and the first entry it broke is named. */

const secret = Buffer.alloc(32, 7);
const length = 60;
const deep = process.env.TSUNAGI_TEST_DEEP === '1';

let database: TestDatabase;
let db: Database;
let client: pg.Client;
let folder: string;
let file: string;

const entry = (n: number) => ({
  ...{ at: new Date(1_790_000_000_000 + n), userId: randomUUID(), postingId: randomUUID(), agencyId: randomUUID() },
  ...{ operation: 'referrals,person', subjects: Array.from({ length: 1 + (n % 4) }, () => randomUUID()) },
  marks: Array.from({ length: 1 + (n % 4) }, (_, k) => 1 + n + k),
});
const verify = (kept = keptHeads(file)) => verifyLedger(client, ledgerKey(secret), kept);

beforeAll(async () => {
  database = await startTestDatabase();
  db = createDatabase(database.pool);
  folder = await mkdtemp(join(tmpdir(), 'tsunagi-ledger-'));
  file = join(folder, 'ledger.head');
  // Two nodes append to one chain, many at once.
  const nodes = await Promise.all([
    startLedger(db, { secret, ledgerHead: file }),
    startLedger(db, { secret, ledgerHead: undefined }),
  ]);
  await Promise.all(Array.from({ length: length - 1 }, (_, n) => nodes[n % 2]?.write(entry(n))));
  await nodes[0]?.write(entry(length));
  for (const node of nodes) await node.close();
  client = new pg.Client(database.url);
  await client.connect();
  // Whoever goes behind the application's back is not stopped by its triggers.
  await client.query('ALTER TABLE "LedgerEntry" DISABLE TRIGGER USER; ALTER TABLE "LedgerHead" DISABLE TRIGGER USER');
});
afterAll(async () => {
  await client?.end();
  await db?.prisma.$disconnect();
  await database?.stop();
  if (folder) await rm(folder, { recursive: true, force: true });
});

/** What verification finds after something was done, which is undone afterwards. */
async function foundAfter(work: string, values: unknown[] = []) {
  await client.query('BEGIN');
  await client.query(work, values);
  // Its own transaction becomes part of this one.
  const inside = {
    query: (text: never, ...rest: never[]) =>
      /^(BEGIN|ROLLBACK)/.test(text) ? undefined : client.query(text, ...rest),
  };
  try {
    return await verifyLedger(inside as never, ledgerKey(secret), keptHeads(file));
  } finally {
    await client.query('ROLLBACK');
  }
}

describe('a ledger as it was written', () => {
  it('by two nodes at once, is one chain, which ends as the file outside says', async () => {
    const { entries, fault } = await verify();
    expect({ entries, fault }).toEqual({ entries: BigInt(length), fault: undefined });
    expect(await readFile(file, 'utf8')).toMatch(/^60 [0-9a-f]{64}\n$/);
  });

  it('is proven with the key it was sealed with alone', async () => {
    const wrong = await verifyLedger(client, ledgerKey(Buffer.alloc(32, 8)), []);
    expect(wrong.fault).toEqual({ seq: 1n, kind: 'CHANGED' });
  });
});

/** One byte of what the database holds of an entry, changed to another that the column takes. */
const edits: Record<string, (at: number) => string> = {
  at: (n) => `at = at + (${1 + (n % 999)} * interval '1 millisecond')`,
  ...Object.fromEntries(
    ['userId', 'postingId', 'agencyId'].map((column) => [
      column,
      (n: number) => `"${column}" = ${otherDigit(`"${column}"::text`, n, 36)}::uuid`,
    ]),
  ),
  operation: (n) =>
    `operation = overlay(operation placing chr(97 + (ascii(substr(operation, ${1 + (n % 16)}, 1)) + 1) % 26) from ${1 + (n % 16)} for 1)`,
  subjects: (n) => `subjects[1] = ${otherDigit('subjects[1]::text', n, 36)}::uuid`,
  marks: (n) => `marks[1] = marks[1] # (1 << ${n % 12})`,
  hash: (n) => `hash = set_byte(hash, ${n % 32}, get_byte(hash, ${n % 32}) # (1 << ${n % 8}))`,
};
/** A hexadecimal digit of a UUID's text, turned into another. */
const otherDigit = (text: string, n: number, size: number): string => {
  const place = [8, 13, 18, 23].includes(n % size) ? 1 : 1 + (n % size);
  return `overlay(${text} placing CASE substr(${text}, ${place}, 1) WHEN '7' THEN '5' ELSE '7' END from ${place} for 1)`;
};

const anySeq = fc.integer({ min: 1, max: length });
const tampering = fc.oneof(
  fc.record({
    kind: fc.constant('edit' as const),
    seq: anySeq,
    column: fc.constantFrom(...Object.keys(edits)),
    n: fc.nat(10_000),
  }),
  fc.record({ kind: fc.constant('delete' as const), seq: anySeq }),
  fc.record({
    kind: fc.constant('reorder' as const),
    seq: fc.integer({ min: 1, max: length - 1 }),
    by: fc.integer({ min: 1, max: length }),
  }),
);

describe('behind the application’s back', () => {
  it('every edit, deletion and reordering is found, and the first broken entry named', async () => {
    await fc.assert(
      fc.asyncProperty(tampering, async (done) => {
        if (done.kind === 'edit') {
          const { fault } = await foundAfter(
            `UPDATE "LedgerEntry" SET ${edits[done.column]?.(done.n)} WHERE seq = ${done.seq}`,
          );
          expect(fault, JSON.stringify(done)).toEqual({ seq: BigInt(done.seq), kind: 'CHANGED' });
        } else if (done.kind === 'delete') {
          const { fault } = await foundAfter(`DELETE FROM "LedgerEntry" WHERE seq = ${done.seq}`);
          expect(fault, JSON.stringify(done)).toEqual({ seq: BigInt(done.seq), kind: 'MISSING' });
        } else {
          const other = Math.min(length, done.seq + done.by);
          const { fault } = await foundAfter(
            `UPDATE "LedgerEntry" e SET (at, "userId", "postingId", "agencyId", operation, subjects, marks, hash) =
              (SELECT o.at, o."userId", o."postingId", o."agencyId", o.operation, o.subjects, o.marks, o.hash
               FROM "LedgerEntry" o WHERE o.seq = ${done.seq} + ${other} - e.seq) WHERE e.seq IN (${done.seq}, ${other})`,
          );
          expect(fault, JSON.stringify(done)).toEqual({ seq: BigInt(done.seq), kind: 'CHANGED' });
        }
      }),
      { numRuns: deep ? 10_000 : 500 },
    );
  });

  it('what is added without the key is found', async () => {
    const added = await foundAfter(
      `INSERT INTO "LedgerEntry" SELECT seq + 1, at, "userId", "postingId", "agencyId", operation, subjects, marks, hash FROM "LedgerEntry" WHERE seq = ${length}`,
    );
    expect(added.fault).toEqual({ seq: BigInt(length + 1), kind: 'CHANGED' });
  });

  it.each([1, 2, length - 1])(
    'cutting off the last %d, with the head in the database set back, is found by the one outside',
    async (many) => {
      const cut = `DELETE FROM "LedgerEntry" WHERE seq > ${length - many};
      UPDATE "LedgerHead" h SET seq = e.seq, hash = e.hash FROM "LedgerEntry" e WHERE e.seq = ${length - many}`;
      expect((await foundAfter(cut)).fault).toEqual({ seq: BigInt(length - many + 1), kind: 'MISSING' });
    },
  );

  it('a head of the database that says otherwise is found', async () => {
    const { fault } = await foundAfter('UPDATE "LedgerHead" SET hash = set_byte(hash, 3, get_byte(hash, 3) # 1)');
    expect(fault).toEqual({ seq: BigInt(length), kind: 'HEAD' });
  });

  it('a whole chain written anew with the key is found by the head outside', async () => {
    const other = await startTestDatabase();
    try {
      const elsewhere = createDatabase(other.pool);
      const node = await startLedger(elsewhere, { secret, ledgerHead: undefined });
      for (let n = 0; n < length; n++) await node.write(entry(n));
      await node.close();
      const reader = await other.pool.connect();
      const { fault } = await verifyLedger(reader, ledgerKey(secret), keptHeads(file));
      reader.release();
      await elsewhere.prisma.$disconnect();
      expect(fault).toEqual({ seq: BigInt(length), kind: 'CHANGED' });
    } finally {
      await other.stop();
    }
  });
});

describe('the head outside', () => {
  it('is set aside, not overwritten, where the database does not hold it', async () => {
    const kept = join(folder, 'other.head');
    await writeFile(kept, `${length + 5} ${'ab'.repeat(32)}\n`);
    const node = await startLedger(db, { secret, ledgerHead: kept });
    await node.close();
    expect(await readFile(`${kept}.${length + 5}`, 'utf8')).toContain('abab');
    expect((await verify(keptHeads(kept))).fault).toEqual({ seq: BigInt(length + 1), kind: 'MISSING' });
  });

  it('that is none is told', async () => {
    const kept = join(folder, 'broken.head');
    await writeFile(kept, 'nonsense');
    expect(() => keptHeads(kept)).toThrow(/no head of a ledger/);
  });
});
