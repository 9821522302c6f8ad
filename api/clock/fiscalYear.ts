import { formatEra } from '../text/eraDate.ts';
import { isIsoDate } from '../text/isoDate.ts';

/**
 * The fiscal year a day belongs to, named by the western year it starts in: 1 April to 31 March (地方自治法 Art. 208).
 *
 * @param isoDate `YYYY-MM-DD` in Japan
 * @throws RangeError when it is no day
 */
export function fiscalYearOf(isoDate: string): number {
  if (!isIsoDate(isoDate)) throw new RangeError('not a YYYY-MM-DD day');
  const year = Number(isoDate.slice(0, 4));
  return isoDate.slice(5) < '04-01' ? year - 1 : year;
}

/**
 * The fiscal year as offices write it: 令和8年度, 令和元年度. The era is that of 1 May, since 令和 began on that day and its first
 * fiscal year is called 令和元年度 throughout (改元に伴う元号による年表示の取扱いについて, 平成31年4月2日申合せ); no other change of era fell in April.
 *
 * @throws RangeError when no 1 May of that year lies in the Gregorian calendar of Japan (before 1873)
 */
export function fiscalYearLabel(year: number): string {
  return `${formatEra(`${String(year).padStart(4, '0')}-05-01`, 'long').split('年')[0]}年度`;
}
