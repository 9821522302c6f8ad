import { Prisma, type Sql, type Transaction } from '../database.ts';
import { recordEvent } from '../events/event.ts';
import type { Consent, ConsentItem, Referral } from '../generated/prisma/client.ts';
import { withChain } from '../referrals/chain.ts';
import { moved, revokeAccess } from '../referrals/change.ts';
import type { Viewer } from '../session/viewer.ts';

type Ended = Pick<Consent, 'id' | 'personId' | 'referralId'> & { items: Pick<ConsentItem, 'id'>[] };

/**
 * Whether a consent (a condition over `k`) covers referral `r`, as `isCovered` says: it was recorded with it, before it in its
 * chain or by itself, and names its desk and purpose for the person's identity.
 */
const agreedTo = (which: Sql): Sql => Prisma.sql`EXISTS (
  ${withChain(Prisma.sql`r.id`)}
  SELECT FROM "Consent" k JOIN "ConsentItem" i ON i."consentId" = k.id
  WHERE ${which} AND (k."referralId" IS NULL OR k."referralId" IN (SELECT c.id FROM chain c))
    AND i."endedAt" IS NULL AND i."recipientId" = r."toAgencyId" AND i.category = 'IDENTITY' AND i.purpose = r.purpose)`;

/**
 * Referrals the end of a consent touches: the one it was recorded with, and those of the person that rested on it and on no
 * other (`uncovered`). Judged by what was agreed, not by what is open: that a desk has let go of a referral the referrer may
 * not know.
 */
const touched = (tx: Transaction, { id, personId, referralId }: Ended) =>
  tx.$queryRaw<(Referral & { uncovered: boolean })[]>(Prisma.sql`
    WITH standing AS (
      SELECT r.id, r."consentState" = 'GIVEN' AND ${agreedTo(Prisma.sql`k.id = ${id}::uuid`)}
        AND NOT ${agreedTo(Prisma.sql`k."personId" = r."personId" AND k.decision = 'GIVEN' AND k."withdrawnAt" IS NULL AND k."validUntil" > now()`)}
        AS uncovered
      FROM "Referral" r WHERE r."personId" = ${personId}::uuid)
    SELECT r.*, s.uncovered FROM "Referral" r JOIN standing s ON s.id = r.id
    WHERE s.uncovered OR r.id = ${referralId}::uuid
    ORDER BY r.id FOR UPDATE OF r`);

/**
 * Ends what was agreed for a referral's desk, and what its basis opened there, when another answer takes its place. Items of the
 * same consents for other desks stand.
 */
export async function supersede(tx: Transaction, row: Referral): Promise<void> {
  await tx.$executeRaw`
    ${withChain(row.id)}
    UPDATE "ConsentItem" i SET "endedAt" = now() FROM chain c JOIN "Consent" k ON k."referralId" = c.id
    WHERE i."consentId" = k.id AND i."recipientId" = ${row.toAgencyId}::uuid AND i."endedAt" IS NULL
      AND k.decision = 'GIVEN' AND k."withdrawnAt" IS NULL`;
  await revokeAccess(tx, row, 'OTHER_ANSWER');
}

/**
 * Withdraws consents of a person inside a command: what they opened is shut at once, and each referral they touch says so.
 * @param answering the referral whose own event tells of it, when a refusal ends them
 * @returns whether any ended now: the caller says so of the record, once, whatever ended and however much it touched
 */
export async function endConsents(
  tx: Transaction,
  viewer: Viewer,
  consents: readonly Ended[],
  answering?: string,
): Promise<boolean> {
  let isAnyEnded = false;
  for (const consent of consents) if (await endConsent(tx, viewer, consent, answering)) isAnyEnded = true;
  return isAnyEnded;
}

async function endConsent(tx: Transaction, viewer: Viewer, consent: Ended, answering?: string): Promise<boolean> {
  const now = new Date();
  const withdrawn = await tx.consent.updateMany({
    where: { id: consent.id, withdrawnAt: null },
    data: { withdrawnAt: now, withdrawnById: viewer.userId },
  });
  if (withdrawn.count === 0) return false;
  await tx.accessGrant.updateMany({
    where: { source: 'CONSENT_ITEM', sourceId: { in: consent.items.map(({ id }) => id) }, revokedAt: null },
    data: { revokedAt: now },
  });
  const event = { kind: 'CONSENT_WITHDRAWN', personId: consent.personId, feedback: 'NONE' } as const;
  const rows = (await touched(tx, consent)).filter(({ id }) => id !== answering);
  for (const row of rows) {
    await tx.referral.update({
      where: { id: row.id },
      data: { ...moved(row, null, 'NONE', now, true), ...(row.uncovered && { consentState: 'REFUSED' }) },
    });
    if (row.uncovered) await supersede(tx, row);
    await recordEvent(tx, viewer, { ...event, referralId: row.id });
  }
  return true;
}
