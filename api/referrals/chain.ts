import { Prisma, type Sql } from '../database.ts';

/** `WITH` clause: `chain`, a referral and those before it in its chain of redirections. @param id a UUID */
export const withChain = (id: string): Sql => Prisma.sql`
  WITH RECURSIVE chain AS (
    SELECT r.id, r."redirectedFromId", r."fromAgencyId", r."toAgencyId" FROM "Referral" r WHERE r.id = ${id}::uuid
    UNION ALL
    SELECT r.id, r."redirectedFromId", r."fromAgencyId", r."toAgencyId" FROM "Referral" r JOIN chain c ON r.id = c."redirectedFromId")`;
