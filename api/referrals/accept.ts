import type { SignedInContext } from '../context.ts';
import { type TransitionArgs, transition } from './transition.ts';

/** The receiving desk takes the referral up; whoever accepts it owns it until it is assigned. */
export const acceptReferral = (context: SignedInContext, args: TransitionArgs) =>
  transition(context, args, 'accept', (_tx, { row }) => ({
    more: { assigneeId: row.assigneeId ?? context.viewer.userId },
  }));
