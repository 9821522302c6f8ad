import { randomUUID } from 'node:crypto';
import { abilityFor } from '../access/ability.ts';
import { tokyoDate } from '../clock/tokyoDate.ts';
import type { SignedInContext } from '../context.ts';
import { createDatabase, Prisma } from '../database.ts';
import { ledgerKey } from '../ledger/chain.ts';
import { startLedger } from '../ledger/ledger.ts';
import { countPattern } from '../ledger/patternRows.ts';
import { type PatternKind, patterns } from '../ledger/patterns.ts';
import { verifyLedger } from '../ledger/verify.ts';
import { startTestDatabase } from '../postgres/testDatabase.ts';

/**
 * `npm run bench:ledger`: writes a ledger (`BENCH_ENTRIES`, 1,000,000) of a month, proves it from its first entry to its last, and
 * looks for each unusual pattern in it.
 */
const total = Number(process.env.BENCH_ENTRIES ?? 1_000_000);
const secret = Buffer.alloc(32, 7);
/** As in a day: most operations show one person, lists show many. */
const sizes = [1, 1, 1, 2, 1, 1, 3, 1, 1, 8];
const batch = 2000;

const say = (line: string) => process.stdout.write(`${line}\n`);
const people = Array.from({ length: 5000 }, () => randomUUID());
const staff: string[] = Array.from({ length: 200 }, () => randomUUID());
const agencies = Array.from({ length: 20 }, () => randomUUID());
const some = (list: readonly string[]): string => list[Math.floor(Math.random() * list.length)] as string;
/** Most of what somebody looks at are the same few dozen records. */
const oneOf = (user: string): string => {
  const first = staff.indexOf(user) * 25;
  return Math.random() < 0.98 ? some(people.slice(first, first + 40)) : some(people);
};

/** Entries are spread over so many days up to today. */
const days = 30;
const dayMs = 86_400_000;
const at = (n: number): Date => new Date(Date.now() - (1 - n / total) * days * dayMs);

/** Agencies, staff and records that the entries name. */
async function fill(): Promise<void> {
  const list = (ids: readonly string[]) => Prisma.sql`unnest(${[...ids]}::uuid[]) id`;
  await db.prisma.$executeRaw(Prisma.sql`INSERT INTO "Agency" (id, code, kind, "legalBody", name, "nameKana", "nameEn")
    SELECT id, id::text, 'TAX', 'MAYOR', '機関', 'きかん', 'Agency' FROM ${list(agencies)}`);
  await db.prisma.$executeRaw(Prisma.sql`INSERT INTO "User" (id, login, name, "nameKana")
    SELECT id, id::text, '佐藤 花子', 'さとう はなこ' FROM ${list(staff)}`);
  await db.prisma.$executeRaw(Prisma.sql`INSERT INTO "Posting" (id, "userId", "agencyId", role, "validFrom")
    SELECT id, id, ${agencies[0]}::uuid, 'STAFF', now() - interval '1 year' FROM ${list(staff)}`);
  await db.prisma.$executeRaw(Prisma.sql`INSERT INTO "Person" (id, "identityId", "agencyId", "createdById", name, "nameKana")
    SELECT id, id, ${agencies[0]}::uuid, ${staff[0]}::uuid, '鈴木 一郎', 'すずき いちろう' FROM ${list(people)}`);
  await db.prisma.$executeRaw`ANALYZE`;
}

/** How long each pattern takes over a month. */
async function measurePatterns(): Promise<void> {
  const ability = abilityFor({
    ...{ sessionId: 'x', userId: 'x', postingId: 'x', agencyId: 'x', agencyKind: 'AUDIT', legalBody: 'MAYOR' },
    ...{ role: 'AUDITOR', locale: 'ja', secondFactor: true, needsPassword: false },
  });
  await db.prisma.$executeRaw`ANALYZE`;
  const context = { ability, db, env: { secret } } as SignedInContext;
  for (const [name, span] of [
    ['a month', days],
    ['a day', 1],
  ] as const) {
    const day = (offset: number) => tokyoDate(new Date(Date.now() - offset * dayMs));
    for (const pattern of Object.keys(patterns) as PatternKind[]) {
      const begun = performance.now();
      const { all } = await countPattern(context, pattern, { from: day(span - 1), until: day(0) });
      say(`${pattern} of ${name}: ${all} rows in ${((performance.now() - begun) / 1000).toFixed(2)} s`);
    }
  }
}

const database = await startTestDatabase();
const db = createDatabase(database.pool);
try {
  await fill();
  const ledger = await startLedger(db, { secret, ledgerHead: undefined });
  const begun = performance.now();
  for (let n = 0; n < total; n += batch) {
    await Promise.all(
      Array.from({ length: Math.min(batch, total - n) }, (_, k) => {
        const userId = some(staff);
        const subjects = Array.from({ length: sizes[(n + k) % sizes.length] as number }, () => oneOf(userId));
        const who = { userId, postingId: userId, agencyId: agencies[staff.indexOf(userId) % 20] as string };
        return ledger.write({ at: at(n + k), ...who, operation: 'referral', subjects, marks: subjects.map(() => 35) });
      }),
    );
  }
  say(`${total} entries written in ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  const client = await database.pool.connect();
  const started = performance.now();
  const { entries, fault } = await verifyLedger(client, ledgerKey(secret), []);
  say(
    `${entries} entries proven in ${((performance.now() - started) / 1000).toFixed(1)} s${fault ? ', one broken' : ''}`,
  );
  client.release();
  await ledger.close();
  await measurePatterns();
} finally {
  await db.prisma.$disconnect();
  await database.stop();
}
