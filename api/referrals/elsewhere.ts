import type { Transaction } from '../database.ts';
import type { Prisma, Referral } from '../generated/prisma/client.ts';

/** Far more changes than a referral sees in one stay at a desk. */
const changesOfStay = 1_000_000;

/**
 * What the row of a returned referral begins anew with when it is sent to another desk, which must not learn, or count, what
 * the desk before had come to. To a desk that had it earlier the version is none that it has known, or a stale write would
 * pass; it tells how often that desk itself returned it, and no more. What it and the referring side asked each other then is
 * open again.
 */
export async function begunAnew(
  tx: Transaction,
  { id, fromAgencyId }: Pick<Referral, 'id' | 'fromAgencyId'>,
  toAgencyId: string,
): Promise<Prisma.ReferralUncheckedUpdateInput> {
  const returned = await tx.event.count({ where: { referralId: id, kind: 'RETURNED', actorAgencyId: toAgencyId } });
  const open = (authorAgencyId: string, to: string) =>
    tx.message.count({ where: { referralId: id, kind: 'QUESTION', authorAgencyId, toAgencyId: to, answer: null } });
  return {
    // As of one that was drafted and sent.
    version: 2 + returned * changesOfStay,
    assigneeId: null,
    contactedAt: null,
    senderContactedAt: null,
    questionsToSender: await open(toAgencyId, fromAgencyId),
    questionsToReceiver: await open(fromAgencyId, toAgencyId),
  };
}
