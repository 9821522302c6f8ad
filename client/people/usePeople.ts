import { useCallback, useEffect, useRef, useState } from 'react';
import { type CombinedError, useClient } from 'urql';
import type { PeopleQuery as Data } from '../generated/graphql.ts';
import { useLive } from '../live.ts';
import { PeopleQuery } from './documents.ts';

type Edge = Data['people']['edges'][number];

const pageSize = 50;

/** People found, page after page (keyset); what is shown stays until the next answer is there. */
export function usePeople(search: string, birthDate: string) {
  const client = useClient();
  const [edges, setEdges] = useState<readonly Edge[]>();
  const [end, setEnd] = useState<string | null>(null);
  const [error, setError] = useState<CombinedError>();
  const [isLoading, setLoading] = useState(true);
  const asked = useRef(0);

  const load = useCallback(
    async (after: string | null, first: number) => {
      asked.current += 1;
      const mine = asked.current;
      setLoading(true);
      const variables = { search: search || null, birthDate: birthDate || null, first, after };
      const answer = await client.query(PeopleQuery, variables, { requestPolicy: 'network-only' }).toPromise();
      // An answer to what is no longer asked comes too late.
      if (asked.current !== mine) return;
      setLoading(false);
      setError(answer.error);
      const found = answer.data?.people;
      if (!found) return;
      setEdges((before) => (after && before ? [...before, ...found.edges] : found.edges));
      setEnd(found.pageInfo.hasNextPage ? (found.pageInfo.endCursor ?? null) : null);
    },
    [client, search, birthDate],
  );

  useEffect(() => void load(null, pageSize), [load]);
  const shown = edges?.length ?? 0;
  const refetch = useCallback(() => load(null, Math.min(200, Math.max(pageSize, shown))), [load, shown]);
  useLive(() => void refetch());

  return {
    edges,
    error,
    isLoading,
    hasMore: end !== null,
    loadMore: () => void load(end, pageSize),
    refetch: () => void refetch(),
  };
}
