import { useCallback, useEffect, useRef } from 'react';
import { type AnyVariables, type CombinedError, type DocumentInput, type UseQueryArgs, useQuery } from 'urql';
import { useLive } from './live.ts';

/** What a screen gets of its query. */
export interface LiveResult<D> {
  /** The newest answer; it stays while a newer one is on its way. */
  data: D | undefined;
  error: CombinedError | undefined;
  /** True before there is anything to show. */
  isLoading: boolean;
  /** True while a newer answer is on its way. */
  isRefreshing: boolean;
  refetch: () => void;
}

/**
 * A query that is asked again, without flicker, whenever something it may show has changed.
 * While the variables change the former answer stays, which suits filters; a page of one thing gets its id as React `key`.
 * @param referralId where given, changes known to be of another referral do not count
 */
export function useLiveQuery<D, V extends AnyVariables>(options: {
  query: DocumentInput<D, V>;
  variables: V;
  referralId?: string;
  pause?: boolean;
}): LiveResult<D> {
  const { query, variables, referralId, pause = false } = options;
  const [result, execute] = useQuery<D, V>({
    query,
    variables,
    pause,
    requestPolicy: 'cache-and-network',
  } as UseQueryArgs<V, D>);
  const refetch = useCallback(() => execute({ requestPolicy: 'network-only' }), [execute]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useLive(() => {
    if (pause || timer.current !== undefined) return;
    // A burst of changes, as after a reconnect, is answered by one request.
    timer.current = setTimeout(() => {
      timer.current = undefined;
      refetch();
    }, 50);
  }, referralId);
  return {
    data: result.data,
    error: result.error,
    isLoading: result.data === undefined && result.fetching,
    isRefreshing: result.data !== undefined && (result.fetching || result.stale),
    refetch,
  };
}
