import { randomUUID } from 'node:crypto';
import { directory } from '../agencies/directory.ts';
import { isCovered } from '../consents/covered.ts';
import type { SignedInContext } from '../context.ts';
import { Prisma, type Transaction } from '../database.ts';
import { InvalidInput } from '../errors.ts';
import { recordEvent } from '../events/event.ts';
import type { Referral } from '../generated/prisma/client.ts';
import type { Viewer } from '../session/viewer.ts';
import { isUuid } from '../text/uuid.ts';
import { withChain } from './chain.ts';
import { dueAt, revokeAccess, seenDueAt } from './change.ts';
import { newCode } from './code.ts';
import type { ReferralRow } from './rows.ts';
import { type TransitionArgs, transition } from './transition.ts';

/** The agencies a referral has been with, along its chain of redirections. */
async function agenciesOf(tx: Transaction, id: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ agencyId: string }[]>(Prisma.sql`
    ${withChain(id)}
    SELECT "toAgencyId" AS "agencyId" FROM chain UNION SELECT "fromAgencyId" FROM chain`);
  return rows.map(({ agencyId }) => agencyId);
}

async function createSuccessor(tx: Transaction, viewer: Viewer, row: Referral, toAgencyId: string): Promise<void> {
  const id = randomUUID();
  const now = new Date();
  const due = dueAt('SENT', row.urgency, now);
  const details = await tx.referralDetail.findMany({
    where: { referralId: row.id },
    select: { category: true, text: true },
  });
  await tx.referral.create({
    data: {
      id,
      code: newCode(),
      fromAgencyId: row.fromAgencyId,
      toAgencyId,
      createdById: row.createdById,
      personId: row.personId,
      parentId: row.parentId,
      redirectedFromId: row.id,
      status: 'SENT',
      senderStatus: 'SENT',
      urgency: row.urgency,
      purpose: row.purpose,
      consentState: (await isCovered(tx, row, toAgencyId, row.purpose)) ? 'GIVEN' : 'SEEKING',
      feedbackLevel: row.feedbackLevel,
      senderFeedbackLevel: row.senderFeedbackLevel,
      mainConcern: row.mainConcern,
      concerns: row.concerns,
      wishes: row.wishes,
      reason: row.reason,
      understanding: row.understanding,
      accompanies: row.accompanies,
      sentAt: now,
      statusSince: now,
      dueAt: due,
      senderDueAt: seenDueAt(row.senderFeedbackLevel, 'SENT', due),
      details: { create: details },
    },
  });
  await recordEvent(tx, viewer, {
    kind: 'SENT',
    referralId: id,
    personId: row.personId,
    toStatus: 'SENT',
    feedback: 'NONE',
  });
}

/**
 * Passes the referral to the right desk: this one ends as REDIRECTED and a successor, from the same referrer, waits at
 * the new one. Nobody who had it before can get it back (no たらい回し), and without a consent for the new desk the
 * successor shows it no person until the referrer has obtained one. Only where the person lets the referrer learn of it.
 * @throws InvalidInput at `toAgencyId` for a desk that takes none, or that the chain has been through
 */
export async function redirectReferral(
  context: SignedInContext,
  args: TransitionArgs & { toAgencyId: string; reason: string },
): Promise<ReferralRow> {
  const { agencyById } = await directory(context.db);
  return transition(context, args, 'redirect', async (tx, { row }) => {
    const target = isUuid(args.toAgencyId) ? agencyById(args.toAgencyId) : undefined;
    const refuse = (code: string) => new InvalidInput([{ path: 'toAgencyId', code }]);
    if (!target?.active || !target.acceptsReferrals) throw refuse('NOT_ACCEPTING');
    if ((await agenciesOf(tx, row.id)).includes(target.id)) throw refuse('ALREADY_IN_CHAIN');
    await revokeAccess(tx, row);
    await createSuccessor(tx, context.viewer, row, target.id);
    return { reason: args.reason, more: { statusReason: args.reason } };
  });
}
