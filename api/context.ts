import { type Ability, abilityFor } from './access/ability.ts';
import type { Database } from './database.ts';
import type { Env } from './env.ts';
import type { Hub } from './events/hub.ts';
import type { Ledger } from './ledger/ledger.ts';
import { Shown } from './ledger/shown.ts';
import { createLoaders, type Loaders } from './loaders.ts';
import type { PreviewRoom } from './preview/operation.ts';
import { authenticate } from './session/authenticate.ts';
import type { Locale, Viewer } from './session/viewer.ts';

/** What an incoming request gives a resolver: never more than it needs to sign somebody in or out. */
export interface RequestInfo {
  ip: string;
  userAgent: string;
  cookies: Record<string, string>;
  /** The reader's language before sign-in, from Accept-Language. */
  locale: Locale;
  /** Adds a Set-Cookie header to the answer; absent on WebSocket. */
  setCookie?: (header: string) => void;
}

/** What lives as long as the process. */
export interface Services {
  db: Database;
  env: Env;
  hub: Hub;
  ledger: Ledger;
}

/** One operation's world. A subscription event gets a fresh one: nothing here outlives a revocation. */
export interface Context extends Services {
  request: RequestInfo;
  /** Null when nobody is signed in: only the fields listed as public in `schema.ts` run then. */
  viewer: Viewer | null;
  ability: Ability | null;
  locale: Locale;
  loaders: Loaders;
  /** What of whom the operation has shown so far, for the access ledger. */
  shown: Shown;
  /** Present in an operation that asks for a preview alone. */
  preview?: PreviewRoom;
}

/** A context whose viewer is certain: what every field that is not public gets. */
export interface SignedInContext extends Context {
  viewer: Viewer;
  ability: Ability;
}

/** The context inside every field that is not public: `schema.ts` refuses the signed-out before it runs. */
export const signedIn = (context: Context): SignedInContext => context as SignedInContext;

/** Reads the session anew and composes viewer, ability and loaders from it. */
export async function createContext(services: Services, request: RequestInfo): Promise<Context> {
  return contextFor(services, request, await authenticate(services.db, request.cookies));
}

/** The context of an already authenticated viewer. */
export function contextFor(services: Services, request: RequestInfo, viewer: Viewer | null): Context {
  const context: Omit<Context, 'loaders'> = {
    ...services,
    request,
    viewer,
    ability: viewer && abilityFor(viewer),
    locale: viewer?.locale ?? request.locale,
    shown: new Shown(),
  };
  return Object.assign(context, { loaders: createLoaders(context as SignedInContext) });
}
