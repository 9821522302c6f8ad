import { dayInTokyo } from '../ui/dates.tsx';

/** The last day in force, of an end that is the first instant no longer in force: 1 April 0:00 gives 31 March. */
export function lastDay(validUntil: string): string {
  return dayInTokyo(new Date(Date.parse(validUntil) - 1).toISOString());
}

/** Today in Tokyo, `YYYY-MM-DD`. */
export function today(): string {
  return dayInTokyo(new Date().toISOString());
}
