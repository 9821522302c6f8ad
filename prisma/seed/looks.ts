import type pg from 'pg';
import { createDatabase, Prisma } from '../../api/database.ts';
import type { Entry } from '../../api/ledger/chain.ts';
import { startLedger } from '../../api/ledger/ledger.ts';
import { EVERY_CATEGORY, markOf } from '../../api/ledger/marks.ts';

interface Look {
  at: Date;
  userId: string;
  postingId: string;
  agencyId: string;
  personId: string;
}

const DAY_MS = 86_400_000;
const posting = Prisma.sql`
  JOIN "Posting" s ON s."userId" = u.id AND s."validFrom" <= now() AND coalesce(s."validUntil", 'infinity') > now()`;

/** What desks looked at as they worked: whoever wrote a referral its record, and whoever has it what they hold grants on. */
const daily = Prisma.sql`
  SELECT DISTINCT ON (u.id, r.id) r."changedAt" AS at, u.id AS "userId", s.id AS "postingId", s."agencyId", r."personId"
  FROM "Referral" r JOIN "User" u ON u.id IN (r."createdById", r."assigneeId") ${posting}
  WHERE r."personId" IS NOT NULL AND s."agencyId" IN (r."fromAgencyId", r."toAgencyId") AND r."consentState" = 'GIVEN'
    AND r."changedAt" BETWEEN now() - interval '40 days' AND now() - interval '1 hour' ORDER BY u.id, r.id LIMIT 120`;

/** Records of the agency of somebody, which are none of theirs. @param like SQL over person `p` and user `u` */
const strangersOf = (login: string, like = Prisma.sql`TRUE`) => Prisma.sql`
  SELECT now() AS at, u.id AS "userId", s.id AS "postingId", s."agencyId", p.id AS "personId" FROM "User" u ${posting}
  JOIN "Person" p ON p."agencyId" = s."agencyId" AND NOT p.restricted AND p."createdById" <> u.id AND ${like}
    AND NOT EXISTS (SELECT FROM "Referral" r WHERE r."personId" = p.id AND u.id IN (r."createdById", r."assigneeId"))
  WHERE u.login = ${login} ORDER BY p.id LIMIT 1`;

const surname = (name: string) => Prisma.raw(`split_part(translate(${name}, '　', ' '), ' ', 1)`);

/**
 * Fills the access ledger of the demo city: what its desks looked at in the last weeks, and a few looks worth asking about.
 * @param secret the network's, which seals the ledger
 */
export async function seedLooks(pool: pg.Pool, secret: Buffer): Promise<void> {
  const db = createDatabase(pool);
  const entry = ({ personId, ...who }: Look, at: Date, operation: string, mark: number): Entry => ({
    ...{ ...who, at, operation },
    ...{ subjects: [personId], marks: [mark] },
  });
  const looks = await db.rows<Look>(daily);
  const entries = looks.map((look) => entry(look, look.at, 'referral', EVERY_CATEGORY & ~markOf('SAFETY')));
  const since = (days: number, time: string): Date => {
    const day = new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10);
    return new Date(`${day}T${time}+09:00`);
  };
  const [late] = await db.rows<Look>(strangersOf('soudan.matsui'));
  if (late) {
    for (const time of ['21:42:10', '21:44:31', '21:51:05'])
      entries.push(entry(late, since(4, time), 'person', markOf('IDENTITY') | markOf('CONTACT') | markOf('HEALTH')));
  }
  const alike = Prisma.sql`${surname('p.name')} = ${surname('u.name')}`;
  for (const login of ['zeimu.yamada', 'zeimu.sato', 'soudan.ito', 'soudan.takahashi', 'kenko.nakamura']) {
    const [own] = await db.rows<Look>(strangersOf(login, alike));
    if (own) entries.push(entry(own, since(6, '11:20:00'), 'person', markOf('IDENTITY') | markOf('TAX')));
  }
  const ledger = await startLedger(db, { secret, ledgerHead: undefined });
  entries.sort((a, b) => a.at.getTime() - b.at.getTime());
  await Promise.all(entries.map((each) => ledger.write(each)));
  await ledger.close();
  await db.prisma.$disconnect();
}
