/** Japan keeps UTC+9 the year round; it has had no summer time since 1951. */
export const TOKYO_OFFSET_MS = 9 * 3_600_000;

/** The calendar day in Tokyo at an instant, as `YYYY-MM-DD`, whatever the machine's own zone. */
export function tokyoDate(instant: Date): string {
  return new Date(instant.getTime() + TOKYO_OFFSET_MS).toISOString().slice(0, 10);
}

/** Today in Tokyo, `YYYY-MM-DD`. */
export const today = (): string => tokyoDate(new Date());

/** Today's date some years on, `YYYY-MM-DD`; of 29 February it is the 28th, in whatever year. */
export function yearsFromToday(years: number): string {
  const day = today();
  return `${Number(day.slice(0, 4)) + years}${day.slice(4).replace('-02-29', '-02-28')}`;
}

/** 00:00 in Tokyo of a day `YYYY-MM-DD`. */
export const startOfDay = (day: string): Date => new Date(`${day}T00:00:00+09:00`);

/** The last millisecond in Tokyo of a day `YYYY-MM-DD`. */
export const endOfDay = (day: string): Date => new Date(`${day}T23:59:59.999+09:00`);
