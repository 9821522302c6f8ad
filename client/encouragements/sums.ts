import type { EncouragementChannel } from '../generated/graphql.ts';
import { channels, type Encouragement } from './documents.ts';

/** People told within one day or month, by channel. */
export interface Sum {
  /** `YYYY-MM-DD` or `YYYY-MM`. */
  key: string;
  byChannel: Record<EncouragementChannel, number>;
  total: number;
  /** How many of them were given a leaflet. */
  leaflet: number;
}

const nothing = (key: string): Sum => ({
  key,
  byChannel: Object.fromEntries(channels.map((channel) => [channel, 0])) as Sum['byChannel'],
  total: 0,
  leaflet: 0,
});

function add(sum: Sum, { channel, count, leaflet }: Encouragement): void {
  sum.byChannel[channel] += count;
  sum.total += count;
  if (leaflet) sum.leaflet += count;
}

/**
 * Adds up counts by the first `length` characters of their day: 10 gives days, 7 gives months.
 * @returns the sums in the order of time, and the sum of all
 */
export function sumUp(counts: readonly Encouragement[], length: 7 | 10): { rows: Sum[]; all: Sum } {
  const rows = new Map<string, Sum>();
  const all = nothing('');
  for (const each of counts) {
    const key = each.day.slice(0, length);
    const sum = rows.get(key) ?? nothing(key);
    rows.set(key, sum);
    add(sum, each);
    add(all, each);
  }
  return { rows: [...rows.values()].sort((a, b) => a.key.localeCompare(b.key)), all };
}
