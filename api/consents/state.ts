import { Prisma } from '../database.ts';

/** Where a consent stands. */
export type ConsentStanding = 'IN_FORCE' | 'IN_PART' | 'EXPIRED' | 'WITHDRAWN' | 'RENEWED' | 'REPLACED' | 'REFUSED';

/** Days before its end from which a consent is said to run out soon. */
export const soonDays = 30;

const items = (which = Prisma.empty) => Prisma.sql`
  EXISTS (SELECT FROM "ConsentItem" i WHERE i."consentId" = k.id ${which})`;
const standing = items(Prisma.sql`AND i."endedAt" IS NULL`);

/** Where consent `k` stands now, by the database's clock, as a text that is a `ConsentStanding`. */
export const stateSql = Prisma.sql`CASE
  WHEN k.decision = 'REFUSED' THEN 'REFUSED'
  WHEN k."withdrawnAt" IS NOT NULL THEN 'WITHDRAWN'
  WHEN NOT ${standing} THEN CASE
    WHEN ${items(Prisma.sql`AND i."endReason" = 'RENEWED'`)} THEN 'RENEWED'
    WHEN ${items(Prisma.sql`AND i."endReason" = 'REPLACED'`)} THEN 'REPLACED'
    ELSE 'WITHDRAWN' END
  WHEN k."validUntil" <= now() THEN 'EXPIRED'
  WHEN ${items(Prisma.sql`AND i."endedAt" IS NOT NULL`)} THEN 'IN_PART'
  ELSE 'IN_FORCE' END`;

/** Whether consent `k` holds now, and ends by itself within `soonDays`. */
export const endsSoonSql = Prisma.sql`(k.decision = 'GIVEN' AND k."withdrawnAt" IS NULL AND k."validUntil" > now()
  AND k."validUntil" <= now() + make_interval(days => ${soonDays}::int) AND ${standing})`;
