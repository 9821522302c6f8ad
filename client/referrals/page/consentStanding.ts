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

interface Heard {
  consentState: ConsentState;
  timeline: readonly { kind: string }[];
}
const endsWithdrawn = ({ timeline }: Heard): boolean =>
  timeline.findLast(({ kind }) => kind.startsWith('CONSENT_'))?.kind === 'CONSENT_WITHDRAWN';

/** Whether the person took back a consent once given, which the API calls REFUSED too: what was last heard of it tells. */
export const isWithdrawn = (referral: Heard): boolean => referral.consentState === 'REFUSED' && endsWithdrawn(referral);

/** Whether the person took back a consent, and another one holds. */
export const isPartlyWithdrawn = (referral: Heard): boolean =>
  referral.consentState === 'GIVEN' && endsWithdrawn(referral);

/**
 * Whether the safe way of contact is not shown. Then nobody is to contact the person.
 * @param person as the viewer sees them; null where they see nobody
 */
export const isContactHidden = (person: { redactions: readonly { path: string }[] } | null): boolean =>
  !person || person.redactions.some(({ path }) => path === 'contactChannel');
