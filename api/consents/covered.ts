import { liveGrant } from '../access/visible.ts';
import { Prisma, type Transaction } from '../database.ts';
import { withChain } from '../referrals/chain.ts';
import { isUuid } from '../text/uuid.ts';

/**
 * Whether a referral needs no consent of its own: one recorded with it (or before it in its chain of redirections), or with no
 * referral at all, lets the agency see the person's identity for the purpose. What was recorded with another referral does not
 * count, for it ends with that one, and the referrer may not know that it has.
 */
export async function isCovered(
  tx: Transaction,
  row: { id: string; personId: string | null },
  agencyId: string | null | undefined,
  purpose: string,
): Promise<boolean> {
  if (!row.personId || !isUuid(agencyId)) return false;
  const found = await tx.$queryRaw<unknown[]>(Prisma.sql`
    ${withChain(row.id)}
    SELECT FROM "AccessGrant" g
    JOIN "ConsentItem" i ON g.source = 'CONSENT_ITEM' AND i.id = g."sourceId"
    JOIN "Consent" k ON k.id = i."consentId" AND (k."referralId" IS NULL OR k."referralId" IN (SELECT c.id FROM chain c))
    WHERE g."personId" = ${row.personId}::uuid AND g.category = 'IDENTITY' AND g.purpose = ${purpose}::"Purpose"
      AND ${liveGrant({ agencyId, userId: null })}
    LIMIT 1`);
  return found.length > 0;
}
