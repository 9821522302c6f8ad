import { type Database, Prisma } from '../database.ts';

/** Whom a grant opens to: an agency, or one of its users alone. */
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
 * What ends by the clock — the term of a consent, an emergency access — has no event. One look at what ran out since.
 * @param since the moment of the look before; null at the first, which finds nothing
 */
export async function findTurned(db: Database, since: Date | null): Promise<Turned> {
  const [row] = await db.rows<Turned>(Prisma.sql`
    SELECT now() AS now, coalesce((
      SELECT json_agg(DISTINCT jsonb_build_object('agencyId', g."granteeAgencyId", 'userId', g."granteeUserId")) FROM "AccessGrant" g
      WHERE g."revokedAt" IS NULL AND g."validUntil" > ${since}::timestamptz AND g."validUntil" <= now()), '[]') AS grantees`);
  return row as Turned;
}
