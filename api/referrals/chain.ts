import { Prisma, type Sql } from '../database.ts';

/**
 * `WITH` clause: `chain`, a referral and those before it in its chain of redirections.
 * @param id a UUID, or an expression of one
 */
export const withChain = (id: string | Sql): Sql => Prisma.sql`
  WITH RECURSIVE chain AS (
    SELECT x.id, x."redirectedFromId", x."fromAgencyId", x."toAgencyId" FROM "Referral" x WHERE x.id = ${id}::uuid
    UNION ALL
    SELECT x.id, x."redirectedFromId", x."fromAgencyId", x."toAgencyId" FROM "Referral" x JOIN chain c ON x.id = c."redirectedFromId")`;
