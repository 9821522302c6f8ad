import { parseJapaneseDate } from './eraDate.ts';

/** The answer that is asked of a person, as far as they see it before they sign; anything may be missing. */
interface Shown {
  items?: readonly { recipientId: string; category: string; purpose: string }[] | null;
  /** As typed. */
  validUntil?: string | null;
  giver?: string | null;
  representativeName?: string | null;
  representativeRelation?: string | null;
}

/** Whom a consent is of, and what it is handed over for, as it stands on the screen. */
export interface ConsentSubject {
  /** The draft or referral it is for, if it is for one. */
  referralId?: string | null;
  /** The record it is about, once there is one. */
  personId?: string | null;
  /** The person's name. */
  name?: string | null;
  /** Version of the notice they were told. */
  noticeVersion?: string | null;
}

/**
 * What a person who signs on the screen has before them, as one text: equal for equal consents, in whatever order they were ticked.
 * Its SHA-256 is kept with the signature, so that a signature never counts for anything, or anybody, else.
 * @param decision GIVEN or REFUSED
 */
export function shownText(subject: ConsentSubject, decision: string, content: Shown): string {
  const until = parseJapaneseDate(content.validUntil ?? '');
  const items = (content.items ?? []).map(
    ({ recipientId, category, purpose }) => `${recipientId} ${category} ${purpose}`,
  );
  const isOther = content.giver === 'REPRESENTATIVE';
  return JSON.stringify([
    subject.referralId ?? '',
    subject.personId ?? '',
    (subject.name ?? '').trim(),
    subject.noticeVersion ?? '',
    decision,
    [...new Set(items)].sort(),
    'iso' in until ? until.iso : '',
    content.giver ?? '',
    isOther ? (content.representativeName ?? '').trim() : '',
    isOther ? (content.representativeRelation ?? '').trim() : '',
  ]);
}
