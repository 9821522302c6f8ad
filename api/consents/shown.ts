import type { ConsentDecision } from '../generated/prisma/enums.ts';
import type { ConsentContent } from '../referrals/content.ts';
import { parseJapaneseDate } from '../text/eraDate.ts';

/**
 * What a person who signs on the screen has before them, as one text: equal for equal consents, in whatever order they were ticked.
 * Its SHA-256 is kept with the signature, so that a signature never counts for anything else.
 */
export function shownText(decision: ConsentDecision, content: ConsentContent): string {
  const until = parseJapaneseDate(content.validUntil ?? '');
  const items = (content.items ?? []).map(
    ({ recipientId, category, purpose }) => `${recipientId} ${category} ${purpose}`,
  );
  const isOther = content.giver === 'REPRESENTATIVE';
  return JSON.stringify([
    decision,
    [...new Set(items)].sort(),
    'iso' in until ? until.iso : '',
    content.giver ?? '',
    isOther ? (content.representativeName ?? '').trim() : '',
    isOther ? (content.representativeRelation ?? '').trim() : '',
  ]);
}
