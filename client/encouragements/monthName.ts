import { formatEra } from '../../api/text/eraDate.ts';
import type { Language } from '../i18n/i18n.ts';

const english = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'short', year: 'numeric' });

/** 令和8年11月, or Nov 2026, of a month `YYYY-MM`. */
export function monthName(month: string, language: Language): string {
  if (language === 'en') return english.format(new Date(`${month}-01T00:00:00Z`));
  return formatEra(`${month}-01`, 'long').replace(/1日$/, '');
}
