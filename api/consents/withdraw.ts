import { runOnce } from '../command.ts';
import type { SignedInContext } from '../context.ts';
import { Prisma, type Transaction } from '../database.ts';
import { recordEvent } from '../events/event.ts';
import type { Referral } from '../generated/prisma/client.ts';
import { moved } from '../referrals/change.ts';
import { rereadConsent } from './record.ts';
import type { ConsentRow } from './rows.ts';

/**
 * Referrals a withdrawal touches: the one the consent was recorded with, and those of the person that rested on consent and
 * no longer have any for their receiving agency (`uncovered`).
 */
const touched = (tx: Transaction, { personId, referralId }: ConsentRow) =>
  tx.$queryRaw<(Referral & { uncovered: boolean })[]>(Prisma.sql`
    WITH standing AS (
      SELECT r.id, r."consentState" = 'GIVEN' AND NOT EXISTS (
        SELECT FROM "AccessGrant" g WHERE g."personId" = r."personId" AND g."granteeAgencyId" = r."toAgencyId" AND g.category = 'IDENTITY'
          AND g.purpose = r.purpose AND g."revokedAt" IS NULL AND g."validUntil" > now()) AS uncovered
      FROM "Referral" r WHERE r."personId" = ${personId}::uuid)
    SELECT r.*, s.uncovered FROM "Referral" r JOIN standing s ON s.id = r.id
    WHERE s.uncovered OR r.id = ${referralId}::uuid
    ORDER BY r.id FOR UPDATE OF r`);

/**
 * Withdraws a consent: what it opened is shut in the same transaction. Always possible, in one step, whatever state a
 * referral is in; withdrawing twice is withdrawing once.
 * @throws NotFound
 */
export async function withdrawConsent(
  context: SignedInContext,
  args: { commandId: string; id: string },
): Promise<ConsentRow> {
  const { viewer } = context;
  const consent = await rereadConsent(context, args.id);
  const subjectId = await runOnce(context, `withdrawConsent:${consent.id}`, args.commandId, consent.id, async (tx) => {
    const now = new Date();
    const withdrawn = await tx.consent.updateMany({
      where: { id: consent.id, withdrawnAt: null },
      data: { withdrawnAt: now, withdrawnById: viewer.userId },
    });
    if (withdrawn.count === 0) return;
    await tx.accessGrant.updateMany({
      where: { source: 'CONSENT_ITEM', sourceId: { in: consent.items.map(({ id }) => id) }, revokedAt: null },
      data: { revokedAt: now },
    });
    const event = { kind: 'CONSENT_WITHDRAWN', personId: consent.personId, feedback: 'NONE' } as const;
    const rows = await touched(tx, consent);
    for (const row of rows) {
      await tx.referral.update({
        where: { id: row.id },
        data: { ...moved(row, null, 'NONE', now, true), ...(row.uncovered && { consentState: 'REFUSED' }) },
      });
      await recordEvent(tx, viewer, { ...event, referralId: row.id });
    }
    if (rows.length === 0) await recordEvent(tx, viewer, event);
  });
  return rereadConsent(context, subjectId);
}
