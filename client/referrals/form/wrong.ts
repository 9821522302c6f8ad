import { today } from '../../../api/clock/tokyoDate.ts';
import { parseJapaneseDate } from '../../../api/text/eraDate.ts';
import { isLongerThan } from '../../../api/text/fields.ts';
import { type Content, numberPaths } from './content.ts';

/** Longest texts of several lines, in graphemes. */
const most = { contactNote: 500, householdNote: 4000, reason: 4000, wishes: 4000, lawfulBasisNote: 500 } as const;

/** An entry that is wrong as it stands, and what is said of it. */
export interface Wrong {
  path: string;
  /** A day that is none or on the wrong side of today, a text beyond `most` graphemes, a number that must not be kept, or UNTOLD. */
  is: 'UNREADABLE' | 'IMPOSSIBLE' | 'FUTURE' | 'PAST' | 'LONG' | 'NUMBER' | 'UNTOLD';
  most?: number;
}

function wrongDay(
  path: string,
  typed: string | null | undefined,
  outside: (day: string) => Wrong['is'] | false,
): Wrong[] {
  const parsed = parseJapaneseDate(typed ?? '');
  const is = 'iso' in parsed ? outside(parsed.iso) : parsed.error !== 'EMPTY' && parsed.error;
  return is ? [{ path, is }] : [];
}

const wrongText = (path: string, typed: string | null | undefined, limit: number): Wrong[] =>
  isLongerThan(typed ?? '', limit) ? [{ path, is: 'LONG', most: limit }] : [];

/** Paths of two entries that cannot both be true: whoever consented was told. */
export const untoldConsent = ({ understanding, consentState }: Content): string[] =>
  understanding === 'NOT_YET_TOLD' && consentState === 'GIVEN' ? ['understanding', 'consentState'] : [];

/** The entries that say at once, at their field, that they are wrong. The server checks all of them anew. */
export function wrongIn(content: Content): Wrong[] {
  const isGiven = content.consentState === 'GIVEN';
  return [
    ...numberPaths(content).map((path) => ({ path, is: 'NUMBER' as const })),
    ...untoldConsent(content).map((path) => ({ path, is: 'UNTOLD' as const })),
    ...wrongDay('birthDate', content.birthDate, (day) => day > today() && 'FUTURE'),
    ...(isGiven ? wrongDay('consent.validUntil', content.consent?.validUntil, (day) => day <= today() && 'PAST') : []),
    ...Object.entries(most).flatMap(([key, limit]) => wrongText(key, content[key as keyof typeof most], limit)),
    ...(content.details ?? []).flatMap(({ text }, at) => wrongText(`details.${at}.text`, text, 4000)),
  ];
}
