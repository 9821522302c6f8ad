import { GraphQLError } from 'graphql';
import { today } from '../clock/tokyoDate.ts';
import type { Period } from './patternRows.ts';

export type { Period } from './patternRows.ts';

const DAY_MS = 86_400_000;

/** Days that one question about patterns or a history may span, and spans when no first day is given. */
export const periodDays = { most: 366, usual: 31 } as const;

/**
 * The days asked for, the last of them today at the latest.
 * @throws GraphQLError BAD_USER_INPUT for more days than one question may span, or an end before the beginning
 */
export function periodOf(from: string | null | undefined, until: string | null | undefined): Period {
  const last = !until || until > today() ? today() : until;
  const first = from ?? new Date(Date.parse(last) - (periodDays.usual - 1) * DAY_MS).toISOString().slice(0, 10);
  const days = (Date.parse(last) - Date.parse(first)) / DAY_MS + 1;
  if (days > periodDays.most || (from && until && from > until))
    throw new GraphQLError(`A period is of 1 to ${periodDays.most} days`, { extensions: { code: 'BAD_USER_INPUT' } });
  return { from: first, until: last };
}
