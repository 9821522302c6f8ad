import { fiscalYearLabel } from '../api/clock/fiscalYear.ts';
import type { Language } from './i18n/i18n.ts';
import { dayInTokyo } from './ui/dates.tsx';

const dayMs = 86_400_000;

/** A day some days later, or earlier for a negative number. */
export function plusDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);
}

/** The last day in force, of an end that is the first instant no longer in force: 1 April 0:00 gives 31 March. */
export function lastDay(validUntil: string): string {
  return dayInTokyo(new Date(Date.parse(validUntil) - 1).toISOString());
}

/** 31 March of a fiscal year. */
export function fiscalYearEnd(year: number): string {
  return `${year + 1}-03-31`;
}

/** 令和8年度, or FY2026. */
export function fiscalYearName(year: number, language: Language): string {
  return language === 'en' ? `FY${year}` : fiscalYearLabel(year);
}
