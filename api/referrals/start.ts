import type { SignedInContext } from '../context.ts';
import { isTold } from './change.ts';
import { type TransitionArgs, transition } from './transition.ts';

/** The receiving desk has reached the person. */
export const recordContact = (context: SignedInContext, args: TransitionArgs) =>
  transition(context, args, 'contact', (_tx, { row }) => {
    const contactedAt = new Date();
    return { more: { contactedAt, ...(isTold(row, 'CONTACTED') && { senderContactedAt: contactedAt }) } };
  });

/** Support begins. */
export const startReferral = (context: SignedInContext, args: TransitionArgs) => transition(context, args, 'start');
