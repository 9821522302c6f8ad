import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { Browser } from './browser.ts';

export interface TestChange {
  id: string;
  kind: string;
  referralId: string | null;
}

/** A subscription to `changes` over a real WebSocket, with the browser's cookies. */
export interface LiveDesk {
  changes: TestChange[];
  /** Resolves when the server ends the subscription. */
  ended: Promise<void>;
  /** Waits until `changes` satisfies the test. */
  until(satisfied: (changes: TestChange[]) => boolean): Promise<TestChange[]>;
  close(): void;
}

/** No event's id: answered by RESYNC as soon as changes are told. */
const beginning = 'beginning';

export async function follow(browser: Browser, after?: string): Promise<LiveDesk> {
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  class WithCookies extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols, { headers: { cookie, origin: browser.origin } });
    }
  }
  const client: Client = createClient({
    url: `${browser.origin.replace('http', 'ws')}/graphql`,
    webSocketImpl: WithCookies,
    retryAttempts: 0,
    lazy: false,
    onNonLazyError: () => {},
  });
  await new Promise<void>((resolve) => client.on('connected', () => resolve()));
  const changes: TestChange[] = [];
  let look: () => void = () => {};
  let isThere: () => void = () => {};
  const there = new Promise<void>((resolve) => {
    isThere = resolve;
  });
  const ended = new Promise<void>((resolve) => {
    client.subscribe<{ changes: TestChange }>(
      {
        query: 'subscription ($last: ID) { changes(after: $last) { id kind referralId } }',
        variables: { last: after ?? beginning },
      },
      {
        next: ({ data }) => {
          if (data && data.changes.id !== beginning) changes.push(data.changes);
          isThere();
          look();
        },
        error: () => resolve(),
        complete: () => resolve(),
      },
    );
  });
  // What goes on after an event may have nothing to be told; it misses nothing either.
  if (after === undefined) await Promise.race([there, ended]);
  return {
    changes,
    ended,
    until: (satisfied) =>
      new Promise((resolve) => {
        look = () => satisfied(changes) && resolve(changes);
        look();
      }),
    close: () => void client.dispose(),
  };
}
