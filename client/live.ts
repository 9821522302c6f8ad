import { createClient } from 'graphql-ws';
import { createContext, useContext, useEffect, useRef } from 'react';
import { create, type Store } from './ui/store.ts';

/**
 * Something changed on the server: which kind of thing, and where. It carries ids, never data. Without a `referralId` it may be
 * anywhere.
 */
export interface Change {
  id: string;
  kind: string;
  referralId: string | null;
  at: string;
}

/** `connecting` before the first connection, `open`, and `lost` while it is being made again. */
export type Connection = 'connecting' | 'open' | 'lost';

/** The one subscription of the app, shared by all screens. */
export interface Live {
  connection: Store<Connection>;
  /** Calls `listener` for each change, and with `null` when changes may have been missed. Returns how to stop. */
  listen(listener: (change: Change | null) => void): () => void;
  /** Has every screen fetch again: something they show is over, by the clock alone. */
  refresh(): void;
  close(): void;
}

/** No event's id: the server answers RESYNC as soon as it listens, so that nothing falls between what screens read and that. */
const beginning = 'beginning';

const changesDocument = `subscription Changes($after: ID) { changes(after: $after) { id kind referralId at } }`;

/**
 * Opens the app's subscription. After a lost connection it goes on from the last change seen, which is kept in memory only.
 * @param onEnded called when the server ends it: the person was signed out or their posting ended
 */
export function openLive(onEnded: () => void): Live {
  const connection = create<Connection>('connecting');
  const listeners = new Set<(change: Change | null) => void>();
  const tell = (change: Change | null): void => {
    for (const listener of [...listeners]) listener(change);
  };
  let last = beginning;
  let isClosed = false;
  let socket: WebSocket | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;

  const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
  const client = createClient({
    url: `${scheme}://${location.host}/graphql`,
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: () => true,
    keepAlive: 10_000,
    retryWait: (tries) =>
      new Promise((resolve) => setTimeout(resolve, Math.min(500 * 2 ** tries, 15_000) * (0.75 + Math.random() / 2))),
    on: {
      connected: (opened) => {
        socket = opened as WebSocket;
        connection.set('open');
      },
      // A network that has gone away without a word shows only in the missing answer to a ping.
      ping: (isReceived) => {
        if (!isReceived) silence = setTimeout(() => socket?.close(4408, 'no answer'), 5000);
      },
      pong: (isReceived) => {
        if (isReceived) clearTimeout(silence);
      },
      closed: () => {
        clearTimeout(silence);
        if (!isClosed) connection.set('lost');
      },
    },
  });

  client.subscribe<{ changes: Change }>(
    {
      query: changesDocument,
      // Read anew each time the subscription is sent, so that a new connection resumes after the last change.
      variables: {
        get after() {
          return last;
        },
      },
    },
    {
      next({ data }) {
        if (!data) return;
        last = data.changes.id;
        tell(data.changes);
      },
      error: () => ended(),
      complete: () => ended(),
    },
  );

  function ended(): void {
    if (isClosed) return;
    connection.set('lost');
    onEnded();
  }

  return {
    connection,
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    refresh: () => tell(null),
    close() {
      isClosed = true;
      void client.dispose();
    },
  };
}

/** Where the app's subscription is found; null while nobody is signed in. */
export const LiveContext = createContext<Live | null>(null);

/** Calls `onChange` when something changed; with a referral's id, unless it is known to be another referral. */
export function useLive(onChange: (change: Change | null) => void, referralId?: string): void {
  const live = useContext(LiveContext);
  const latest = useRef(onChange);
  latest.current = onChange;
  useEffect(
    () =>
      live?.listen((change) => {
        const isElsewhere = referralId !== undefined && change?.referralId && change.referralId !== referralId;
        if (!isElsewhere) latest.current(change);
      }),
    [live, referralId],
  );
}
