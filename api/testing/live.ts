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
  const ended = new Promise<void>((resolve) => {
    client.subscribe<{ changes: TestChange }>(
      {
        query: 'subscription ($last: ID) { changes(after: $last) { id kind referralId } }',
        variables: { last: after },
      },
      {
        next: ({ data }) => {
          if (data) changes.push(data.changes);
          look();
        },
        error: () => resolve(),
        complete: () => resolve(),
      },
    );
  });
  // The server has the subscription once it answers an operation sent after it.
  await new Promise<void>((resolve) => {
    client.subscribe(
      { query: '{ signInOptions { oidc } }' },
      { next: () => {}, error: () => resolve(), complete: () => resolve() },
    );
  });
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
