import type { SignedInContext } from '../context.ts';
import { transition, type TransitionArgs } from './transition.ts';

/** The receiving desk confirms that the referral arrived. */
export const acknowledgeReferral = (context: SignedInContext, args: TransitionArgs) => transition(context, args, 'acknowledge');
