import type { SignedInContext } from '../context.ts';
import { Issues } from '../errors.ts';
import { checkText, lengths } from '../text/check.ts';
import { storeMessage } from './message.ts';
import { type TransitionArgs, transition } from './transition.ts';

/**
 * Sends the referral back to the referring desk for more, with a reason and, if wanted, a note. The referring side always
 * learns of it, whatever its feedback level: the next move is its own.
 * @throws NotAllowed `SENDER_WITHDREW`, `OTHER_LEFT` when it can make none
 */
export const returnReferral = (
  context: SignedInContext,
  args: TransitionArgs & { reason: string; note?: string | null },
) =>
  transition(context, args, 'return', async (tx, { row }) => {
    if (args.note?.trim()) {
      const issues = new Issues();
      const body = checkText(issues, 'note', args.note, { max: lengths.text });
      issues.throwIfAny();
      await storeMessage(tx, context.viewer, row, { kind: 'RETURN', category: 'PROGRESS', body });
    }
    return { reason: args.reason, more: { statusReason: args.reason } };
  });
