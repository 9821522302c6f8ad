import { shownText } from '../../../api/text/shownConsent.ts';
import type { Content } from './content.ts';

/** All that somebody who signs has before them, or is told: whose referral it is, to whom and for what, and the consent. */
const signed = ({ consent, toAgencyId, purpose, personId }: Content): string =>
  `${toAgencyId} ${purpose} ${personId} ${shownText('GIVEN', consent ?? {})}`;

/** Whether a change leaves a signature of the screen under something that the person has not seen. */
export function undoesSignature(before: Content, next: Content): boolean {
  const { evidenceId } = before.consent ?? {};
  const isKept = next.consent?.method === 'TABLET' && Boolean(evidenceId) && next.consent.evidenceId === evidenceId;
  return isKept && signed(before) !== signed(next);
}
