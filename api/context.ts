import { type Ability, abilityFor } from './access/ability.ts';
import type { Database } from './database.ts';
import type { Env } from './env.ts';
import { type Loaders, createLoaders } from './loaders.ts';
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

/** One operation's world. A subscription event gets a fresh one: nothing here outlives a revocation. */
export interface Context {
  db: Database;
  env: Env;
  request: RequestInfo;
  /** Null when nobody is signed in: only the fields listed as public in `schema.ts` run then. */
  viewer: Viewer | null;
  ability: Ability | null;
  locale: Locale;
  loaders: Loaders;
}

/** A context whose viewer is certain: what every field that is not public gets. */
export interface SignedInContext extends Context {
  viewer: Viewer;
  ability: Ability;
}

/** Reads the session anew and composes viewer, ability and loaders from it. */
export async function createContext(db: Database, env: Env, request: RequestInfo): Promise<Context> {
  return contextFor(db, env, request, await authenticate(db, request.cookies));
}

/** The context of an already authenticated viewer. */
export function contextFor(db: Database, env: Env, request: RequestInfo, viewer: Viewer | null): Context {
  const context: Context = {
    db,
    env,
    request,
    viewer,
    ability: viewer && abilityFor(viewer),
    locale: viewer?.locale ?? request.locale,
    loaders: undefined as never,
  };
  context.loaders = createLoaders(context);
  return context;
}

