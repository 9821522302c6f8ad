import type { SignedInContext } from '../context.ts';
import { type TransitionArgs, transition } from './transition.ts';

/** The receiving desk has reached the person. */
export const recordContact = (context: SignedInContext, args: TransitionArgs) =>
  transition(context, args, 'contact', () => ({ more: { contactedAt: new Date() } }));

/** Support begins. */
export const startReferral = (context: SignedInContext, args: TransitionArgs) => transition(context, args, 'start');
