import { formatEra } from '../api/text/eraDate.ts';
import type { Language } from './i18n/i18n.ts';
import { dayInTokyo } from './ui/dates.tsx';

const dayMs = 86_400_000;

/** Today in Tokyo, `YYYY-MM-DD`. */
export function today(): string {
  return dayInTokyo(new Date().toISOString());
}

/** A day some days later, or earlier for a negative number. */
export function plusDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);
}

/** The last day in force, of an end that is the first instant no longer in force: 1 April 0:00 gives 31 March. */
export function lastDay(validUntil: string): string {
  return dayInTokyo(new Date(Date.parse(validUntil) - 1).toISOString());
}

/** The calendar year in which the fiscal year of a day begins: it runs from 1 April (地方自治法 Art. 208). */
export function fiscalYear(day: string): number {
  const year = Number(day.slice(0, 4));
  return day.slice(5, 7) < '04' ? year - 1 : year;
}

/** 31 March of a fiscal year. */
export function fiscalYearEnd(year: number): string {
  return `${year + 1}-03-31`;
}

/** 令和8年度, or FY2026. */
export function fiscalYearName(year: number, language: Language): string {
  if (language === 'en') return `FY${year}`;
  return `${formatEra(`${year}-04-01`, 'long').replace(/年.*$/, '年')}度`;
}
