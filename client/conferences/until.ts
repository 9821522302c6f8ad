import { useEffect } from 'react';

/** The last instant of a conference, or of what it lets be seen: before it was closed, or before it closes by itself. */
export const endOf = ({ until, closedAt }: { until: string; closedAt?: string | null }): string =>
  closedAt ?? new Date(Date.parse(until) - 1).toISOString();

/** Longest time that a timer can wait. */
const longest = 2 ** 31 - 1;

/** Looks again when a conference closes by itself: nobody's change tells of that. */
export function useEnding(until: string | undefined, onEnded: () => void): void {
  useEffect(() => {
    const left = until ? Date.parse(until) - Date.now() : Number.NaN;
    if (!(left > 0 && left < longest)) return;
    const timer = setTimeout(onEnded, left + 500);
    return () => clearTimeout(timer);
  }, [until, onEnded]);
}
