import type { SignedInContext } from '../context.ts';
import { type TransitionArgs, transition } from './transition.ts';

/** The receiving desk confirms that the referral arrived. */
export const acknowledgeReferral = (context: SignedInContext, args: TransitionArgs) =>
  transition(context, args, 'acknowledge');
