import { type Database, Prisma } from '../database.ts';

/** Whom a grant, or a conference, opens to: an agency, or one of its users alone. */
interface Grantee {
  agencyId: string;
  userId: string | null;
}

/** Up to which moment was looked, and to whom something that was open ended by the clock since the look before. */
export interface Turned {
  now: Date;
  grantees: Grantee[];
}

/**
 * What ends by the clock — the term of a consent, an emergency access, a support conference — has no event. One look at what ran out
 * since. What is told to a conference is open to members without any grant too: those who keep the record.
 * @param since the moment of the look before; null at the first, which finds nothing
 */
export async function findTurned(db: Database, since: Date | null): Promise<Turned> {
  const [row] = await db.rows<Turned>(Prisma.sql`
    SELECT now() AS now, coalesce((
      SELECT json_agg(DISTINCT jsonb_build_object('agencyId', x."agencyId", 'userId', x."userId")) FROM (
        SELECT g."granteeAgencyId" AS "agencyId", g."granteeUserId" AS "userId" FROM "AccessGrant" g
        WHERE g."revokedAt" IS NULL AND g."validUntil" > ${since}::timestamptz AND g."validUntil" <= now()
        UNION ALL SELECT w."agencyId", w."userId" FROM "Conference" h JOIN "ConferenceMember" w ON w."conferenceId" = h.id AND w."removedAt" IS NULL
        WHERE h."closedAt" IS NULL AND h.until > ${since}::timestamptz AND h.until <= now()) x), '[]') AS grantees`);
  return row as Turned;
}
