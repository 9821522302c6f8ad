import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { type Client, Provider as UrqlProvider } from 'urql';
import { type Live, LiveContext, openLive } from '../live.ts';
import { isUnauthenticated, makeUrqlClient } from '../urql.ts';
import { useSpokenLanguage } from './useSpokenLanguage.ts';
import { ChoosePostingMutation, SignOutMutation, type Viewer, ViewerQuery } from './viewer.ts';

/**
 * What is known of who is signed in. `failed`: the server could not be asked. `hasLeft`: they signed out here themselves. `wasIn`: the
 * server ended it while it was in use.
 */
export type SessionState =
  | { is: 'asking' }
  | { is: 'failed' }
  | { is: 'out'; hasLeft?: boolean; wasIn?: boolean }
  | { is: 'in'; viewer: Viewer };

interface Session {
  state: SessionState;
  /** Throws away everything cached and asks anew who is signed in: after signing in, and after a change of agency. */
  resetClient: () => void;
  signOut: () => Promise<void>;
  /** Acts for another posting; resolves to false when the server refused. */
  switchPosting: (postingId: string) => Promise<boolean>;
}

const SessionContext = createContext<Session | null>(null);

/** The session; usable on every page, signed in or not. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession outside SessionProvider');
  return session;
}

/** Who is signed in, on pages behind the sign-in. */
export function useViewer(): Viewer {
  const { state } = useSession();
  if (state.is !== 'in') throw new Error('useViewer on a page that needs no sign-in');
  return state.viewer;
}

const thrownOut = (before: SessionState): SessionState =>
  before.is === 'out' ? before : { is: 'out', wasIn: before.is === 'in' };

async function askViewer(client: Client): Promise<SessionState> {
  const { data, error } = await client.query(ViewerQuery, {}, { requestPolicy: 'network-only' }).toPromise();
  if (data?.viewer) return { is: 'in', viewer: data.viewer };
  return error && !isUnauthenticated(error) ? { is: 'failed' } : { is: 'out' };
}

/** How long to wait before the app's subscription is opened again after the server ended it, in milliseconds. */
const reopenAfter = 3000;

/** Holds the session, its GraphQL client and its subscription; all three are made anew together. */
export function SessionProvider({ children }: { children: ReactNode }) {
  const [stay, setStay] = useState(0);
  const [state, setState] = useState<SessionState>({ is: 'asking' });
  const [live, setLive] = useState<Live | null>(null);
  const [opening, setOpening] = useState(0);
  const changes = useRef(0);

  const resetClient = useCallback(() => {
    setState({ is: 'asking' });
    setStay((count) => count + 1);
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each stay gets a client of its own
  const client = useMemo(
    () =>
      makeUrqlClient(
        () => setState(thrownOut),
        resetClient,
        () => changes.current,
      ),
    [stay],
  );

  useEffect(() => {
    let isOver = false;
    void askViewer(client).then((answer) => {
      if (!isOver) setState((before) => (before.is === 'out' && answer.is === 'out' ? before : answer));
    });
    return () => {
      isOver = true;
    };
  }, [client]);

  useSpokenLanguage(client, state.is === 'in' ? state.viewer : null);

  // Before the step that is required nothing else is open, changes included.
  const isIn = state.is === 'in' && !state.viewer.requiredStep;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new opening is a new subscription
  useEffect(() => {
    if (!isIn) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const opened = openLive(() => {
      void askViewer(client).then((answer) => {
        if (answer.is === 'out') setState(thrownOut);
        else timer = setTimeout(() => setOpening((count) => count + 1), reopenAfter);
      });
    });
    opened.listen(() => {
      changes.current += 1;
    });
    setLive(opened);
    return () => {
      clearTimeout(timer);
      opened.close();
      setLive(null);
    };
  }, [isIn, client, opening]);

  const session = useMemo<Session>(
    () => ({
      state,
      resetClient,
      async signOut() {
        await client.mutation(SignOutMutation, {}).toPromise();
        setState({ is: 'out', hasLeft: true });
        setStay((count) => count + 1);
      },
      async switchPosting(postingId) {
        const { data } = await client.mutation(ChoosePostingMutation, { postingId }).toPromise();
        if (data?.choosePosting.__typename !== 'Viewer') return false;
        resetClient();
        return true;
      },
    }),
    [state, client, resetClient],
  );

  return (
    <SessionContext.Provider value={session}>
      <UrqlProvider value={client}>
        <LiveContext.Provider value={live}>{children}</LiveContext.Provider>
      </UrqlProvider>
    </SessionContext.Provider>
  );
}
