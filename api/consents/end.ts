import { Prisma, type Sql, type Transaction } from '../database.ts';
import { recordEvent } from '../events/event.ts';
import type { Consent, Referral } from '../generated/prisma/client.ts';
import type { ConsentItemEnd } from '../generated/prisma/enums.ts';
import { withChain } from '../referrals/chain.ts';
import { moved, revokeAccess } from '../referrals/change.ts';
import type { Viewer } from '../session/viewer.ts';

type Ended = Pick<Consent, 'id' | 'personId' | 'referralId'>;

/** Items that end, and why. */
interface Ending {
  consent: Ended;
  /** Those of the consent that stood until now. */
  itemIds: readonly string[];
  /** Whether with them the whole consent ends. */
  isWhole: boolean;
  why: ConsentItemEnd;
}

/** Whether consent `k` counts for referral `r`: it was recorded with it, before it in its chain of redirections, or by itself. */
const counts = Prisma.sql`(k."referralId" IS NULL OR k."referralId" IN (SELECT c.id FROM chain c))`;

/**
 * Whether items (a condition over `i` and their consent `k`) cover referral `r`, as `isCovered` says: they let its desk see the
 * person's identity for its purpose.
 */
const agreedTo = (which: Sql): Sql => Prisma.sql`EXISTS (
  ${withChain(Prisma.sql`r.id`)}
  SELECT FROM "Consent" k JOIN "ConsentItem" i ON i."consentId" = k.id
  WHERE ${which} AND ${counts} AND i."recipientId" = r."toAgencyId" AND i.category = 'IDENTITY' AND i.purpose = r.purpose)`;

const stillAgreed = Prisma.sql`k."personId" = r."personId" AND k.decision = 'GIVEN' AND k."withdrawnAt" IS NULL
  AND k."validUntil" > now() AND i."endedAt" IS NULL`;

/**
 * Referrals that the end of items touches: the one the consent was recorded with, where they name its desk and purpose (or all of
 * it ends), and those of the person that rested on them and on nothing else (`uncovered`). Judged by what was agreed, not by what
 * is open: that a desk has let go of a referral the referrer may not know.
 */
const touched = (tx: Transaction, { consent, itemIds, isWhole }: Ending) =>
  tx.$queryRaw<(Referral & { uncovered: boolean })[]>(Prisma.sql`
    WITH standing AS (
      SELECT r.id, r."consentState" = 'GIVEN' AND ${agreedTo(Prisma.sql`i.id = ANY(${itemIds}::uuid[])`)}
        AND NOT ${agreedTo(stillAgreed)} AS uncovered
      FROM "Referral" r WHERE r."personId" = ${consent.personId}::uuid)
    SELECT r.*, s.uncovered FROM "Referral" r JOIN standing s ON s.id = r.id
    WHERE s.uncovered OR (r.id = ${consent.referralId}::uuid AND (${isWhole} OR EXISTS (
      SELECT FROM "ConsentItem" i WHERE i.id = ANY(${itemIds}::uuid[]) AND i."recipientId" = r."toAgencyId" AND i.purpose = r.purpose)))
    ORDER BY r.id FOR UPDATE OF r`);

/**
 * Ends what was agreed for a referral's desk, and what its basis opened there, when another answer takes its place, or nothing of it
 * covers the referral any more. Items of the same consents for other desks stand.
 * @returns whether anything was open
 */
export async function supersede(
  tx: Transaction,
  viewer: Viewer,
  row: Referral,
  why: ConsentItemEnd,
  at = new Date(),
): Promise<boolean> {
  await tx.$executeRaw`
    ${withChain(row.id)}
    UPDATE "ConsentItem" i SET "endedAt" = ${at}, "endReason" = ${why}::"ConsentItemEnd", "endedById" = ${viewer.userId}::uuid
    FROM chain c JOIN "Consent" k ON k."referralId" = c.id
    WHERE i."consentId" = k.id AND i."recipientId" = ${row.toAgencyId}::uuid AND i."endedAt" IS NULL
      AND k.decision = 'GIVEN' AND k."withdrawnAt" IS NULL`;
  return revokeAccess(tx, row, 'OTHER_ANSWER');
}

/** Ids of the items of a consent that stand, under the lock of its person: none of a refusal, nor of what was withdrawn. */
export async function standingItems(tx: Transaction, consentId: string): Promise<string[]> {
  const items = await tx.consentItem.findMany({
    where: { consentId, endedAt: null, consent: { decision: 'GIVEN', withdrawnAt: null } },
    select: { id: true },
  });
  return items.map(({ id }) => id);
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
  why: 'WITHDRAWN' | 'REFUSED',
  answering?: string,
): Promise<boolean> {
  let isAnyEnded = false;
  for (const consent of consents)
    if (await endItems(tx, viewer, consent, await standingItems(tx, consent.id), why, answering)) isAnyEnded = true;
  return isAnyEnded;
}

/**
 * Ends items of a consent inside a command, all in one step; with the last of them the consent is withdrawn. Those that ended before
 * stay as they ended.
 * @returns whether any ended now
 */
export async function endItems(
  tx: Transaction,
  viewer: Viewer,
  consent: Ended,
  asked: readonly string[],
  why: ConsentItemEnd,
  answering?: string,
): Promise<boolean> {
  const standing = await standingItems(tx, consent.id);
  const itemIds = standing.filter((id) => asked.includes(id));
  if (itemIds.length === 0) return false;
  const now = new Date();
  const isWhole = itemIds.length === standing.length;
  if (isWhole && why !== 'RENEWED')
    await tx.consent.update({ where: { id: consent.id }, data: { withdrawnAt: now, withdrawnById: viewer.userId } });
  else
    await tx.consentItem.updateMany({
      where: { id: { in: itemIds } },
      data: { endedAt: now, endReason: why, endedById: viewer.userId },
    });
  await tx.accessGrant.updateMany({
    where: { source: 'CONSENT_ITEM', sourceId: { in: itemIds }, revokedAt: null },
    data: { revokedAt: now },
  });
  const rows = await touched(tx, { consent, itemIds, isWhole, why });
  for (const row of rows) if (row.id !== answering) await tell(tx, viewer, consent, row, why, now);
  return true;
}

/** Tells a referral that what it rests on has changed; one that rests on nothing any more is refused. */
async function tell(
  tx: Transaction,
  viewer: Viewer,
  { personId }: Ended,
  row: Referral & { uncovered: boolean },
  why: ConsentItemEnd,
  now: Date,
): Promise<void> {
  const isRenewed = why === 'RENEWED' && !row.uncovered;
  // A renewal goes on with what there was, and answers no referral that was without an answer.
  if (isRenewed && row.consentState !== 'GIVEN') return;
  await tx.referral.update({
    where: { id: row.id },
    data: { ...moved(row, null, 'NONE', now, true), ...(row.uncovered && { consentState: 'REFUSED' }) },
  });
  if (row.uncovered) await supersede(tx, viewer, row, why === 'RENEWED' ? 'REPLACED' : why, now);
  const kind = isRenewed ? 'CONSENT_RECORDED' : 'CONSENT_WITHDRAWN';
  await recordEvent(tx, viewer, { kind, referralId: row.id, personId, feedback: 'NONE' });
}
