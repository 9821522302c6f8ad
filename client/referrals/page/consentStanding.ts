import { revoking } from '../../../api/referrals/lifecycle.ts';
import type { ConsentState, ReferralStatus } from '../../generated/graphql.ts';

/**
 * Whether what the person agreed to is hidden from a receiving desk because the referral ended there (docs/access.md,
 * rule 23), and not for want of consent.
 */
export function hasEndedHere(referral: {
  side: 'SENDER' | 'RECEIVER';
  status: ReferralStatus;
  consentState: ConsentState;
}): boolean {
  const { side, status, consentState } = referral;
  const isOpened = consentState === 'GIVEN' || consentState === 'NOT_REQUIRED';
  return side === 'RECEIVER' && isOpened && revoking.includes(status);
}

/** Whether the person took back a consent once given, which the API calls REFUSED too: what was last heard of it tells. */
export function isWithdrawn(referral: { consentState: ConsentState; timeline: readonly { kind: string }[] }): boolean {
  const last = referral.timeline.findLast(({ kind }) => kind.startsWith('CONSENT_'));
  return referral.consentState === 'REFUSED' && last?.kind === 'CONSENT_WITHDRAWN';
}

/**
 * Whether the safe way of contact is not shown. Then nobody is to contact the person.
 * @param person as the viewer sees them; null where they see nobody
 */
export const isContactHidden = (person: { redactions: readonly { path: string }[] } | null): boolean =>
  !person || person.redactions.some(({ path }) => path === 'contactChannel');
