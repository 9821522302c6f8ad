import { randomUUID } from 'node:crypto';
import { createDatabase } from '../database.ts';
import { ledgerKey } from '../ledger/chain.ts';
import { startLedger } from '../ledger/ledger.ts';
import { verifyLedger } from '../ledger/verify.ts';
import { startTestDatabase } from '../postgres/testDatabase.ts';

/** `npm run bench:ledger`: writes a ledger (`BENCH_ENTRIES`, 1,000,000) and proves it from its first entry to its last. */
const total = Number(process.env.BENCH_ENTRIES ?? 1_000_000);
const secret = Buffer.alloc(32, 7);
/** As in a day: most operations show one person, lists show many. */
const sizes = [1, 1, 1, 2, 1, 1, 3, 1, 1, 8];
const batch = 2000;

const say = (line: string) => process.stdout.write(`${line}\n`);
const people = Array.from({ length: 5000 }, () => randomUUID());
const staff = Array.from({ length: 200 }, () => randomUUID());
const some = (list: readonly string[]): string => list[Math.floor(Math.random() * list.length)] as string;

const database = await startTestDatabase();
const db = createDatabase(database.pool);
try {
  const ledger = await startLedger(db, { secret, ledgerHead: undefined });
  const begun = performance.now();
  for (let n = 0; n < total; n += batch) {
    await Promise.all(
      Array.from({ length: Math.min(batch, total - n) }, (_, k) => {
        const subjects = Array.from({ length: sizes[(n + k) % sizes.length] as number }, () => some(people));
        const who = { userId: some(staff), postingId: some(staff), agencyId: some(staff) };
        return ledger.write({ at: new Date(), ...who, operation: 'referral', subjects, marks: subjects.map(() => 35) });
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
} finally {
  await db.prisma.$disconnect();
  await database.stop();
}
