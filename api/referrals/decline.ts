import type { SignedInContext } from '../context.ts';
import { revokeAccess } from './change.ts';
import { type TransitionArgs, transition } from './transition.ts';

/** The receiving desk does not take the referral up; what it could see through it ends. */
export const declineReferral = (context: SignedInContext, args: TransitionArgs & { reason: string }) =>
  transition(context, args, 'decline', async (tx, { row }) => {
    await revokeAccess(tx, row);
    return { reason: args.reason, more: { statusReason: args.reason } };
  });
