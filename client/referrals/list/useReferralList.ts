import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useNavigationType } from 'react-router';
import { type CombinedError, useClient } from 'urql';
import type { ReferralListQueryVariables as Variables } from '../../generated/graphql.ts';
import { useLive } from '../../live.ts';
import { memoryOf } from './memory.ts';
import { appended, fetchWindow, type ListWindow, pageSize, reused, settled } from './window.ts';

/** How far down, in CSS pixels, somebody reads the list instead of looking at its top. */
const readingFrom = 160;

/** A box on the screen. */
export interface ReferralList {
  /** Undefined before the first answer. */
  window: ListWindow | undefined;
  error: CombinedError | undefined;
  /** True while an answer to other filters is on its way; the former rows stay. */
  isChanging: boolean;
  isLoadingMore: boolean;
  loadMore: () => void;
  /** How many rows came while the person was reading further down; null: nothing waits. */
  arrived: number | null;
  showArrived: () => void;
  retry: () => void;
}

/**
 * The rows of a box: parts fetched one after another, renewed in place when something changes, and found again as they
 * were left when the person comes back.
 * @param place names the list and its filters, for finding it again
 */
export function useReferralList(place: string, variables: Variables): ReferralList {
  const client = useClient();
  const { left } = memoryOf(client);
  const isReturn = useNavigationType() === 'POP';
  const key = JSON.stringify(variables);
  const restored = useRef(isReturn ? left.get(place) : undefined);
  const [window, setWindow] = useState<ListWindow | undefined>(restored.current?.window);
  const [shownKey, setShownKey] = useState(restored.current ? key : '');
  const [fresh, setFresh] = useState<{ window: ListWindow; arrived: number } | null>(null);
  const [error, setError] = useState<CombinedError>();
  const [isLoadingMore, setLoadingMore] = useState(false);
  const latest = useRef({ key, variables, window });
  latest.current = { key, variables, window };
  const turn = useRef(0);

  /** Asks for the rows anew; with `isQuiet` a reader further down is not disturbed. */
  const refresh = useCallback(
    async (isQuiet: boolean): Promise<void> => {
      const mine = ++turn.current;
      const asked = latest.current;
      const size = isQuiet ? Math.max(pageSize, asked.window?.rows.length ?? 0) : pageSize;
      try {
        const fetched = await fetchWindow(client, asked.variables, size);
        if (mine !== turn.current) return;
        const old = latest.current.window;
        const next = old ? reused(old, fetched) : fetched;
        const isReading = isQuiet && old !== undefined && scrollY > readingFrom;
        const { shown, arrived } = isReading ? settled(old, next) : { shown: next, arrived: null };
        setWindow(shown);
        setFresh(arrived === null ? null : { window: next, arrived });
        setShownKey(asked.key);
        setError(undefined);
      } catch (problem) {
        if (mine === turn.current) setError(problem as CombinedError);
      }
    },
    [client],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: other filters are another list
  useEffect(() => {
    void refresh(shownKey === key);
  }, [key, refresh]);

  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useLive(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void refresh(true), 80);
  });

  const loadMore = useCallback(async () => {
    const asked = latest.current;
    if (!asked.window?.hasMore) return;
    setLoadingMore(true);
    try {
      const next = await fetchWindow(client, asked.variables, pageSize, asked.window.endCursor);
      if (latest.current.key === asked.key) setWindow((now) => now && appended(now, next));
    } catch (problem) {
      setError(problem as CombinedError);
    } finally {
      setLoadingMore(false);
    }
  }, [client]);

  usePlace(place, window, restored.current);

  return {
    window,
    error,
    isChanging: shownKey !== key,
    isLoadingMore,
    loadMore,
    arrived: fresh?.arrived ?? null,
    showArrived: useCallback(() => {
      if (!fresh) return;
      setWindow(fresh.window);
      setFresh(null);
      scrollTo({ top: 0 });
    }, [fresh]),
    retry: useCallback(() => void refresh(false), [refresh]),
  };
}

/** Keeps where a list was left, and puts the reader back there. */
function usePlace(
  place: string,
  window: ListWindow | undefined,
  restored: { scrollY: number; focusedId: string | null } | undefined,
): void {
  const { left } = memoryOf(useClient());
  const seen = useRef({ scrollY: 0, focusedId: null as string | null });
  const latest = useRef({ place, window });
  latest.current = { place, window };

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, after the heading has taken the focus
  useEffect(() => {
    if (!restored) return;
    const row = restored.focusedId && document.querySelector<HTMLElement>(`[data-row="${restored.focusedId}"]`);
    if (row) row.focus({ preventScroll: true });
    scrollTo({ top: restored.scrollY });
  }, []);

  // In the layout phase, so that the place is kept before the next page moves the scroll.
  useLayoutEffect(() => {
    const look = (): void => {
      const row = document.activeElement?.getAttribute('data-row') ?? null;
      seen.current = { scrollY, focusedId: row ?? seen.current.focusedId };
    };
    addEventListener('scroll', look, { passive: true });
    addEventListener('focusin', look);
    return () => {
      removeEventListener('scroll', look);
      removeEventListener('focusin', look);
      const { place: leaving, window: rows } = latest.current;
      if (rows) left.set(leaving, { window: rows, ...seen.current });
    };
  }, [left]);
}
