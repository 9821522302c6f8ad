/** Japan keeps UTC+9 the year round; it has had no summer time since 1951. */
export const TOKYO_OFFSET_MS = 9 * 3_600_000;

/** The calendar day in Tokyo at an instant, as `YYYY-MM-DD`, whatever the machine's own zone. */
export function tokyoDate(instant: Date): string {
  return new Date(instant.getTime() + TOKYO_OFFSET_MS).toISOString().slice(0, 10);
}
