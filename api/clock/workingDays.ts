import holidayJp from '@holiday-jp/holiday_jp';
import { isIsoDate } from '../text/isoDate.ts';
import { TOKYO_OFFSET_MS, tokyoDate } from './tokyoDate.ts';

/**
 * Last year of the library's table of holidays (国民の祝日に関する法律; the years after the official notice are computed from the
 * law as it stands). In later years Saturdays, Sundays and the turn of the year still count as days off and holidays do
 * not: a deadline falls a day early rather than nothing going out. The table grows with the library's updates.
 */
export const LAST_YEAR_OF_HOLIDAYS = 2050;

const DAY_MS = 86_400_000;
/** A municipal day ends at 17:15 Japan time. */
const CLOSING_MS = (17 * 60 + 15) * 60_000;

/**
 * True when a city hall works on that day (`YYYY-MM-DD`): no Saturday, no Sunday, no holiday, not 29 December to 3 January
 * (地方自治法 Art. 4-2 with the city's ordinance on days off, after 行政機関の休日に関する法律 Art. 1).
 *
 * @throws RangeError when it is no day
 */
export function isWorkingDay(isoDate: string): boolean {
  if (!isIsoDate(isoDate)) throw new RangeError('not a YYYY-MM-DD day');
  const weekday = new Date(`${isoDate}T00:00:00Z`).getUTCDay();
  if (weekday === 0 || weekday === 6) return false;
  const monthAndDay = isoDate.slice(5);
  if (monthAndDay >= '12-29' || monthAndDay <= '01-03') return false;
  return !Object.hasOwn(holidayJp.holidays, isoDate);
}

/**
 * The end (17:15 in Tokyo) of the n-th working day after the day of `from`. That day itself does not count (民法 Art. 140),
 * at whatever hour and whether or not it is a working day. With n = 0: the end of that day, or of the next working day when
 * it is a day off; late in the evening this lies before `from`.
 *
 * @param from an instant: a Date, or an ISO 8601 text with offset
 * @param n whole number of working days, 0 or more
 * @param zone only Japan's; named so that the reader sees whose days are counted
 * @throws RangeError when `from` is no instant or `n` is negative or broken
 */
export function addWorkingDays(from: string | Date, n: number, zone: 'Asia/Tokyo' = 'Asia/Tokyo'): Date {
  const instant = readInstant(from);
  if (!Number.isInteger(n) || n < 0 || zone !== 'Asia/Tokyo')
    throw new RangeError('not a number of working days in Japan');
  let day = Date.parse(`${tokyoDate(instant)}T00:00:00Z`);
  for (let left = n; left > 0; ) {
    day += DAY_MS;
    if (isWorkingDay(isoOf(day))) left--;
  }
  while (!isWorkingDay(isoOf(day))) day += DAY_MS;
  return new Date(day + CLOSING_MS - TOKYO_OFFSET_MS);
}

/** A text without offset would be read in the machine's own zone, so it is refused. */
function readInstant(from: string | Date): Date {
  const hasOffset = typeof from !== 'string' || /T.*(?:Z|[+-]\d{2}:?\d{2})$/i.test(from);
  const instant = new Date(from);
  if (!hasOffset || Number.isNaN(instant.getTime())) throw new RangeError('not an instant with offset');
  return instant;
}

function isoOf(dayMs: number): string {
  return new Date(dayMs).toISOString().slice(0, 10);
}
