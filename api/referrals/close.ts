import type { SignedInContext } from '../context.ts';
import { type TransitionArgs, transition } from './transition.ts';

/** The referral has come to its end at the receiving desk; the outcome stays there. */
export const closeReferral = (context: SignedInContext, args: TransitionArgs & { outcome: string }) =>
  transition(context, args, 'close', () => ({ reason: args.outcome, more: { outcome: args.outcome } }));
