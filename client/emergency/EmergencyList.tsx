import { type ReactNode, useState } from 'react';
import type { EmergencyBox } from '../generated/graphql.ts';
import { LoadMore } from '../ui/LoadMore.tsx';
import { ErrorState, Loading } from '../ui/states.tsx';
import { failureIn } from '../urql.ts';
import { useLiveQuery } from '../useLiveQuery.ts';
import { EmergenciesQuery } from './documents.ts';
import { EmergencyCard } from './EmergencyCard.tsx';

const part = 20;

/** The emergency accesses of a box, the latest first. */
export function EmergencyList({
  box,
  unreviewed = false,
  empty,
}: {
  box: EmergencyBox;
  unreviewed?: boolean;
  empty: ReactNode;
}) {
  const [first, setFirst] = useState(part);
  const { data, error, isRefreshing, refetch } = useLiveQuery({
    query: EmergenciesQuery,
    variables: { box, unreviewed, first },
  });
  if (!data) {
    if (!error) return <Loading />;
    return <ErrorState {...failureIn(error)} onRetry={refetch} />;
  }
  const { edges, pageInfo } = data.emergencyAccesses;
  if (edges.length === 0) return empty;
  return (
    <>
      <ul className="flex flex-col gap-4">
        {edges.map(({ node }) => (
          <li key={node.id}>
            <EmergencyCard access={node} onChanged={refetch} />
          </li>
        ))}
      </ul>
      {(pageInfo.hasNextPage || first > part) && (
        <LoadMore
          shown={edges.length}
          hasMore={pageInfo.hasNextPage}
          isLoading={isRefreshing && first > edges.length}
          onLoad={() => setFirst(Math.min(200, first + 2 * part))}
        />
      )}
    </>
  );
}
