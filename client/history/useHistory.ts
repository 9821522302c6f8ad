import { useCallback, useEffect, useState } from 'react';
import { type CombinedError, useClient } from 'urql';
import { today } from '../../api/clock/tokyoDate.ts';
import { useFragment as unmask } from '../generated/fragment-masking.ts';
import type { AccessHistoryQuery } from '../generated/graphql.ts';
import { HistoryQuery, type Line, LineFragment } from './documents.ts';

/** Days of a history, `YYYY-MM-DD`, both included. */
export interface Period {
  from: string;
  until: string;
}

const DAY_MS = 86_400_000;

/** The last year: what most people ask for. */
export const lastYear = (): Period => ({
  from: new Date(Date.parse(today()) - 365 * DAY_MS).toISOString().slice(0, 10),
  until: today(),
});

type Person = NonNullable<AccessHistoryQuery['person']>;

/** All lines of a record's own history in a period; asking is on record, so they are asked for once, not live. */
export function useHistory(id: string, { from, until }: Period) {
  const client = useClient();
  const [answer, setAnswer] = useState<{ person: Person | null; lines: readonly Line[] }>();
  const [error, setError] = useState<CombinedError>();
  const load = useCallback(
    async (isOver: () => boolean) => {
      const lines: Line[] = [];
      for (let after: string | null | undefined; ; ) {
        const { data, error } = await client
          .query(HistoryQuery, { id, from, until, first: 200, after }, { requestPolicy: 'network-only' })
          .toPromise();
        if (isOver()) return;
        setError(error);
        if (!data) return;
        const page = data.person?.accessHistory;
        lines.push(...(page?.edges ?? []).map(({ node }) => unmask(LineFragment, node)));
        if (!page?.pageInfo.hasNextPage) {
          setAnswer({ person: data.person ?? null, lines });
          return;
        }
        after = page.pageInfo.endCursor;
      }
    },
    [client, id, from, until],
  );
  useEffect(() => {
    let isOver = false;
    void load(() => isOver);
    return () => {
      isOver = true;
    };
  }, [load]);
  return { ...answer, error, refetch: () => void load(() => false) };
}
