import { formatEra } from '../../api/text/eraDate.ts';
import type { Language } from '../i18n/i18n.ts';

const english = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'short', year: 'numeric' });

/** 令和8年11月, or Nov 2026, of a month `YYYY-MM`. */
export function monthName(month: string, language: Language): string {
  if (language === 'en') return english.format(new Date(`${month}-01T00:00:00Z`));
  return formatEra(`${month}-01`, 'long').replace(/1日$/, '');
}

const days = {
  ja: new Intl.DateTimeFormat('ja', { timeZone: 'UTC', day: 'numeric', weekday: 'short' }),
  en: new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', weekday: 'short' }),
};

/** A day `YYYY-MM-DD` where its month is known: 20日(金), or Fri 20. */
export const dayName = (day: string, language: Language): string => days[language].format(new Date(`${day}T00:00:00Z`));
