import { runOnce } from '../command.ts';
import type { SignedInContext } from '../context.ts';
import { recordEvent } from '../events/event.ts';
import { applyAction, revokeAccess } from './change.ts';
import { actions } from './lifecycle.ts';
import { lockFor } from './locked.ts';
import { reread, type TransitionArgs } from './transition.ts';

/**
 * The referring desk takes its referral back. Where the receiving desk has meanwhile gone further than the referrer may
 * know, the answer is the same and only the referrer's view ends: a refusal would tell what feedback may not.
 */
export async function withdrawReferral(context: SignedInContext, args: TransitionArgs & { reason: string }) {
  const { commandId, id, version, reason } = args;
  const subjectId = await runOnce(context, `withdraw:${id}`, commandId, id, async (tx) => {
    const { row } = await lockFor(context, tx, 'withdraw', id, version);
    const now = new Date();
    const reached: readonly string[] = actions.withdraw.from;
    if (reached.includes(row.status)) {
      await revokeAccess(tx, row);
      await applyAction(tx, context.viewer, row, 'withdraw', {
        reason,
        more: { statusReason: reason, withdrawnAt: now },
      });
      return;
    }
    await tx.referral.update({
      where: { id },
      data: {
        version: { increment: 1 },
        changedAt: now,
        withdrawnAt: now,
        senderStatus: 'WITHDRAWN',
        senderDueAt: null,
        senderChangedAt: now,
        senderVersion: { increment: 1 },
      },
    });
    await recordEvent(tx, context.viewer, {
      kind: 'WITHDRAWN',
      referralId: id,
      personId: row.personId,
      reason,
      feedback: 'NONE',
    });
  });
  return reread(context, subjectId);
}
