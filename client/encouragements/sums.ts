import type { EncouragementChannel } from '../generated/graphql.ts';
import { channels, type PartialSum } from './documents.ts';

/** People told within one day or month, or by one agency, by channel. */
export interface Sum {
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

function add(sum: Sum, { channel, count, leaflet }: PartialSum): void {
  sum.byChannel[channel] += count;
  sum.total += count;
  sum.leaflet += leaflet;
}

/**
 * Adds up by whatever `keyOf` names: the day, the month, the agency.
 * @returns the sums in the order of their keys, and the sum of all
 */
export function sumUp(parts: readonly PartialSum[], keyOf: (part: PartialSum) => string): { rows: Sum[]; all: Sum } {
  const rows = new Map<string, Sum>();
  const all = nothing('');
  for (const each of parts) {
    const key = keyOf(each);
    const sum = rows.get(key) ?? nothing(key);
    rows.set(key, sum);
    add(sum, each);
    add(all, each);
  }
  return { rows: [...rows.values()].sort((a, b) => a.key.localeCompare(b.key)), all };
}
