import { today } from '../../../api/clock/tokyoDate.ts';
import { parseJapaneseDate } from '../../../api/text/eraDate.ts';
import { isLongerThan } from '../../../api/text/fields.ts';
import { type Content, numberPaths } from './content.ts';

/** Longest texts of several lines, in graphemes. */
const most = { contactNote: 500, householdNote: 4000, reason: 4000, wishes: 4000, lawfulBasisNote: 500 } as const;

const isWrongDay = (typed: string | null | undefined, isIn: (day: string) => boolean): boolean => {
  const parsed = parseJapaneseDate(typed ?? '');
  return 'iso' in parsed ? !isIn(parsed.iso) : parsed.error !== 'EMPTY';
};

/** Paths of two entries that cannot both be true: whoever consented was told. */
export const untoldConsent = ({ understanding, consentState }: Content): string[] =>
  understanding === 'NOT_YET_TOLD' && consentState === 'GIVEN' ? ['understanding', 'consentState'] : [];

/** Paths of the entries that say at once, at their field, that they are wrong. The server checks all of them anew. */
export function wrongPaths(content: Content): string[] {
  const isGiven = content.consentState === 'GIVEN';
  return [
    ...numberPaths(content),
    ...untoldConsent(content),
    ...(isWrongDay(content.birthDate, (day) => day <= today()) ? ['birthDate'] : []),
    ...(isGiven && isWrongDay(content.consent?.validUntil, (day) => day > today()) ? ['consent.validUntil'] : []),
    ...Object.entries(most).flatMap(([key, limit]) =>
      isLongerThan(content[key as keyof typeof most] ?? '', limit) ? [key] : [],
    ),
    ...(content.details ?? []).flatMap(({ text }, at) => (isLongerThan(text, 4000) ? [`details.${at}.text`] : [])),
  ];
}
