import { learns, actions as lifecycle } from '../../../api/referrals/lifecycle.ts';
import type { FeedbackLevel } from '../../generated/graphql.ts';

/** Actions that are asked about in a dialog, in the order of the menu. */
export const dialogActions = [
  'acknowledge',
  'accept',
  'contact',
  'start',
  'close',
  'assign',
  'return',
  'redirect',
  'decline',
  'withdraw',
  'discard',
] as const;
/** An action that has a dialog. */
export type DialogAction = (typeof dialogActions)[number];

/** Actions that lead to a page or a part of this one. */
export const linkActions = ['edit', 'recordConsent', 'referOnward', 'ask', 'attach'] as const;
/** An action without a dialog. */
export type LinkAction = (typeof linkActions)[number];

/** What may be done: the verdicts of the API. */
export type Verdicts = Readonly<Record<DialogAction | LinkAction, boolean>>;

/** What an action takes away: the receiving agency's view of the person. */
export const endsAccess: ReadonlySet<DialogAction> = new Set(['redirect', 'decline', 'withdraw']);
/** Actions that cannot be taken back. */
export const isFinal: ReadonlySet<DialogAction> = new Set(['decline', 'withdraw', 'discard']);

/**
 * The action that brings a referral forward, the others apart; null when there is none. It chooses only among verdicts.
 * @param isHidden whether the safe way of contact is not shown: then the other side is asked before the person is
 */
export function nextAction(
  can: Verdicts,
  referral: { contactedAt: string | null; consentState: string },
  isHidden: boolean,
): DialogAction | LinkAction | null {
  if (can.edit) return 'edit';
  if (can.acknowledge) return 'acknowledge';
  if (can.accept) return 'accept';
  if (can.contact && !referral.contactedAt) return isHidden ? (can.ask ? 'ask' : null) : 'contact';
  if (can.start) return 'start';
  if (can.close) return 'close';
  return can.recordConsent && referral.consentState === 'SEEKING' ? 'recordConsent' : null;
}

/** Whether the referring agency is told of a receiving agency's action, at the level the person chose. */
export function isTold(action: DialogAction, level: FeedbackLevel): boolean {
  return learns(level, lifecycle[action].feedback);
}
