import { addWorkingDays } from '../clock/workingDays.ts';
import type { Prisma, Transaction } from '../database.ts';
import { recordEvent } from '../events/event.ts';
import type { Referral } from '../generated/prisma/client.ts';
import type { FeedbackLevel, ReferralStatus, Urgency } from '../generated/prisma/enums.ts';
import type { Viewer } from '../session/viewer.ts';
import { withChain } from './chain.ts';
import { type ActionName, actions, clockSeenBySender, clocks, learns } from './lifecycle.ts';

/** When a status becomes overdue; null for those without a clock. */
export function dueAt(status: ReferralStatus, urgency: Urgency, since: Date): Date | null {
  const days = clocks[status]?.[urgency];
  return days === undefined ? null : addWorkingDays(since, days);
}

/** The clock as a referring side at `level` may see it: null where it is not, or there is none. */
export const seenDueAt = (level: FeedbackLevel, status: ReferralStatus, due: Date | null): Date | null =>
  clockSeenBySender[level].includes(status) ? due : null;

/**
 * Whether the referring side learns of something that happens now. Who has withdrawn has let go: nothing that follows is
 * theirs to know, save what they do themselves.
 */
export const isTold = (
  row: Pick<Referral, 'feedbackLevel' | 'senderStatus'>,
  feedback: FeedbackLevel | null,
  bySender = false,
): boolean => learns(row.feedbackLevel, feedback) && (bySender || row.senderStatus !== 'WITHDRAWN');

/**
 * How both sides' views of a referral move when it enters `status` (or, null, when something else about it changes).
 * @param bySender whether the referring side itself did it
 */
export function moved(
  row: Pick<Referral, 'urgency' | 'feedbackLevel' | 'senderFeedbackLevel' | 'senderStatus'>,
  status: ReferralStatus | null,
  feedback: FeedbackLevel | null,
  now: Date,
  bySender = false,
): Prisma.ReferralUncheckedUpdateInput {
  const due = status && dueAt(status, row.urgency, now);
  const told = isTold(row, feedback, bySender);
  return {
    version: { increment: 1 },
    changedAt: now,
    ...(status && { status, statusSince: now, dueAt: due }),
    ...(told && { senderVersion: { increment: 1 }, senderChangedAt: now }),
    ...(told &&
      status && {
        senderStatus: status,
        senderDueAt: seenDueAt(row.senderFeedbackLevel, status, due),
      }),
  };
}

/**
 * Applies one action to a locked referral: the row as both sides see it, and the one event.
 * @param more further columns the action sets
 */
export async function applyAction(
  tx: Transaction,
  actor: Viewer,
  row: Referral,
  action: ActionName,
  {
    reason = null,
    more = {},
    event,
    levels,
  }: {
    reason?: string | null;
    more?: Prisma.ReferralUncheckedUpdateInput;
    event?: string;
    levels?: { levelBefore: FeedbackLevel; levelChosen: FeedbackLevel };
  } = {},
): Promise<void> {
  const {
    to = null,
    feedback,
    event: kind,
  } = actions[action] as { to?: ReferralStatus; feedback: FeedbackLevel | null; event: string };
  const now = new Date();
  await tx.referral.update({ where: { id: row.id }, data: { ...moved(row, to, feedback, now), ...more } });
  await noteSeen(tx, actor, row.id, now);
  await recordEvent(tx, actor, {
    kind: event ?? kind,
    referralId: row.id,
    personId: row.personId,
    reason,
    feedback,
    ...levels,
    ...(to && { fromStatus: row.status, toStatus: to }),
  });
}

/** Whoever changes a referral has seen it: their own doing is not news to them. */
export async function noteSeen(tx: Transaction, { userId }: Viewer, referralId: string, seenAt: Date): Promise<void> {
  const key = { userId, referralId };
  await tx.referralSeen.upsert({ where: { userId_referralId: key }, create: { ...key, seenAt }, update: { seenAt } });
}

/** Ends what a referral's lawful basis let its receiving agency see: with an answer of the person it rests on that alone. */
export async function endBasis(tx: Transaction, { id }: Pick<Referral, 'id'>): Promise<void> {
  await tx.$executeRaw`
    UPDATE "AccessGrant" SET "revokedAt" = coalesce("revokedAt", now()), "letGoWithId" = NULL
    WHERE source = 'REFERRAL' AND "sourceId" = ${id}::uuid AND ("revokedAt" IS NULL OR "letGoWithId" IS NOT NULL)`;
}

/**
 * Ends what a referral's own consents and lawful basis let its receiving agency see. A consent that was recorded with a
 * referral before it in a chain of redirections is its own as well: that is what it went on.
 * @param by what ends it: the end of the referral itself, of which the keeper of the record learns as it learns of that, or
 *   another answer, which the keeper knows of
 * @returns whether anything was open
 */
export async function revokeAccess(
  tx: Transaction,
  row: Referral,
  by: 'REFERRAL_ENDED' | 'OTHER_ANSWER' = 'REFERRAL_ENDED',
): Promise<boolean> {
  const letGoWith = by === 'REFERRAL_ENDED' ? row.id : null;
  const isKnown = by === 'OTHER_ANSWER';
  const ended = await tx.$executeRaw`
    ${withChain(row.id)}
    UPDATE "AccessGrant" SET "revokedAt" = coalesce("revokedAt", now()), "letGoWithId" = ${letGoWith}::uuid
    WHERE ("revokedAt" IS NULL OR (${isKnown} AND "letGoWithId" IS NOT NULL)) AND (
      (source = 'REFERRAL' AND "sourceId" = ${row.id}::uuid)
      OR (source = 'CONSENT_ITEM' AND "sourceId" IN (
        SELECT i.id FROM chain c JOIN "Consent" k ON k."referralId" = c.id JOIN "ConsentItem" i ON i."consentId" = k.id
        WHERE i."recipientId" = ${row.toAgencyId}::uuid)))`;
  return ended > 0;
}
