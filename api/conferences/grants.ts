import { taxHolds } from '../access/visible.ts';
import { Prisma, type Sql, type Transaction } from '../database.ts';

/**
 * Opens what is put before conference `h` to its members: a grant for each record, category and member who has acknowledged the secrecy
 * and does not keep the record (of a volunteers' agency: did not write it). Under the locks of conference and tax setting.
 * @param which a condition over `b` and `w` that no grant was written for yet
 */
export const openToMembers = (tx: Transaction, which: Sql): Promise<number> =>
  tx.$executeRaw(Prisma.sql`
    INSERT INTO "AccessGrant" (id, "granteeAgencyId", "granteeUserId", "personId", category, basis, source, "sourceId", "validFrom", "validUntil")
    SELECT gen_random_uuid(), w."agencyId", w."userId", b."personId", c.category, 'ACT_9_3', 'CONFERENCE', b.id, now(), h.until
    FROM "ConferencePerson" b JOIN "Conference" h ON h.id = b."conferenceId" JOIN "Person" p ON p.id = b."personId"
      JOIN "ConferenceMember" w ON w."conferenceId" = h.id AND w."acknowledgedAt" IS NOT NULL AND w."removedAt" IS NULL
      CROSS JOIN unnest(b.categories) c(category)
    WHERE b."takenBackAt" IS NULL AND ${which} AND (c.category <> 'TAX' OR ${taxHolds(Prisma.sql`b."taxSetting"`)})
      AND (p."agencyId" <> w."agencyId" OR (p."createdById" <> w."userId" AND EXISTS (SELECT FROM "Posting" v
        WHERE v."userId" = w."userId" AND v."agencyId" = w."agencyId" AND v.role = 'VOLUNTEER')))`);

/** Shuts grants of conferences at once. @param which a condition over the grant `g` and whoever is put before one, `b` */
export const shut = (tx: Transaction, which: Sql): Promise<number> =>
  tx.$executeRaw(Prisma.sql`
    UPDATE "AccessGrant" g SET "revokedAt" = now() FROM "ConferencePerson" b
    WHERE g.source = 'CONFERENCE' AND g."sourceId" = b.id AND g."revokedAt" IS NULL AND ${which}`);
