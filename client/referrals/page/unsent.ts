import { useCallback, useEffect, useState } from 'react';
import { type Client, useClient } from 'urql';
import { useHolding } from '../../ui/leaving.ts';

// Tied to the GraphQL client of one signed-in stay. Never in the browser's storage: it may speak of a person.
const kept = new WeakMap<Client, Map<string, unknown>>();

function shelfOf(client: Client): Map<string, unknown> {
  const known = kept.get(client);
  if (known) return known;
  const shelf = new Map<string, unknown>();
  kept.set(client, shelf);
  return shelf;
}

/**
 * What somebody has typed and not sent yet. It outlives a closed dialog and a visit to another page, in memory only; before
 * the window itself is closed or reloaded, the browser asks.
 * @param key names the entry, such as the referral's id and the action
 * @param initial what stands there at first; the same value at every call
 */
export function useUnsent<T>(key: string, initial: T): [value: T, set: (value: T) => void, forget: () => void] {
  const shelf = shelfOf(useClient());
  const [value, setValue] = useState<T>(() => (shelf.has(key) ? (shelf.get(key) as T) : initial));
  const isTouched = value !== initial;
  useHolding(isTouched);
  useEffect(() => {
    if (!isTouched) return;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [isTouched]);
  const set = useCallback(
    (next: T) => {
      shelf.set(key, next);
      setValue(next);
    },
    [shelf, key],
  );
  const forget = useCallback(() => {
    shelf.delete(key);
    setValue(initial);
  }, [shelf, key, initial]);
  return [value, set, forget];
}
