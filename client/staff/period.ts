import { lastDay } from '../days.ts';
import type { Language } from '../i18n/i18n.ts';
import type { Say } from '../i18n/text.ts';
import { formatDate } from '../ui/dates.tsx';
import type { text } from './text.ts';

interface Period {
  validFrom: string;
  validUntil: string | null;
}

/** Whether a posting is in force, still to come, or over. */
export type When = 'current' | 'future' | 'past';

/** Whether a posting was taken back before its first day. */
export const isCancelled = ({ validFrom, validUntil }: Period): boolean =>
  validUntil !== null && Date.parse(validUntil) <= Date.parse(validFrom);

/** When a posting is in force, as the server judged it. */
export function whenOf(posting: Period & { current: boolean }): When {
  if (posting.current) return 'current';
  if (isCancelled(posting)) return 'past';
  return Date.parse(posting.validFrom) > Date.now() ? 'future' : 'past';
}

/** A posting's first and last day in words. */
export function periodWords(period: Period, language: Language, t: Say<(typeof text)['ja']>): string {
  const from = formatDate(period.validFrom, language);
  if (isCancelled(period)) return t('cancelled', { from });
  if (!period.validUntil) return t('from', { from });
  return t('fromUntil', { from, until: formatDate(lastDay(period.validUntil), language) });
}
