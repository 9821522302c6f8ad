import { shownText } from '../../../api/text/shownConsent.ts';
import type { Content } from './content.ts';

/** All that somebody who signs has before them, or is told: who they are, to whom and for what they are referred, and the consent. */
const signed = ({ consent, toAgencyId, purpose, personId, name }: Content): string =>
  `${toAgencyId} ${purpose} ${shownText({ personId, name }, 'GIVEN', consent ?? {})}`;

/**
 * Whether a change leaves a signature of the screen under something that the person has not seen, or a signed paper with another
 * record than the one it was signed for.
 */
export function undoesSignature(before: Content, next: Content): boolean {
  const { evidenceId } = before.consent ?? {};
  if (!evidenceId || next.consent?.evidenceId !== evidenceId) return false;
  if (next.consent.method === 'TABLET') return signed(before) !== signed(next);
  return Boolean(before.personId) && before.personId !== next.personId;
}
