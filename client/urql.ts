import { Client, type CombinedError, cacheExchange, fetchExchange, makeOperation, mapExchange } from 'urql';
import type { RequiredStep } from './generated/graphql.ts';
import { currentLanguage } from './i18n/i18n.ts';
import { whilePending } from './ui/pending.tsx';

/** The API's error code of a failed operation, the first where there are several. */
function errorCode(error: CombinedError | undefined): string | undefined {
  const code = error?.graphQLErrors.find((each) => each.extensions?.code)?.extensions?.code;
  return typeof code === 'string' ? code : undefined;
}

/** What the server calls an unexpected error of its own, which its operator finds in the log by this. */
export function errorReference(error: Pick<CombinedError, 'graphQLErrors'> | undefined): string | undefined {
  const reference = error?.graphQLErrors.find((each) => each.extensions?.reference)?.extensions?.reference;
  return typeof reference === 'string' ? reference : undefined;
}

/** What `ErrorState` shows for a query without an answer; without an error there is no such thing. */
export function failureIn(error: CombinedError | undefined): { code?: string; isOffline: boolean; reference?: string } {
  return {
    code: error ? errorCode(error) : 'NOT_FOUND',
    isOffline: Boolean(error?.networkError),
    reference: errorReference(error),
  };
}

/** True when the operation failed because nobody is signed in (any more). */
export function isUnauthenticated(error: CombinedError | undefined): boolean {
  return errorCode(error) === 'UNAUTHENTICATED' || error?.response?.status === 401;
}

/** Codes of refusals that end when the viewer did what is required of them. */
const limiting: Record<string, true> = {
  NEW_PASSWORD_REQUIRED: true,
  SECOND_FACTOR_REQUIRED: true,
} satisfies Record<`${RequiredStep}_REQUIRED`, true>;

/**
 * Makes the GraphQL client of one signed-in stay at one agency. It is thrown away, with all it has cached, when the person
 * signs out or changes the agency they act for.
 * @param onUnauthenticated called when the server says that the session is over
 * @param onLimited called when the server says that something has to be done first, such as adding a second factor
 * @param changes how often something that may be seen has changed so far: what was answered before is asked again, and never shown
 *   from the cache, where it may have been hidden since
 */
export function makeUrqlClient(onUnauthenticated: () => void, onLimited: () => void, changes: () => number): Client {
  /** Of each query under way, and of each that has an answer, how many changes there had been when it was asked. */
  const asked = new Map<number, number>();
  const answered = new Map<number, number>();
  return new Client({
    url: '/graphql',
    preferGetMethod: false,
    // Before the sign-in the server knows the reader's language by this header alone.
    fetchOptions: () => ({
      credentials: 'same-origin',
      headers: { 'x-tsunagi-csrf': '1', 'accept-language': currentLanguage() },
    }),
    fetch: (input, init) => whilePending(fetch(input, init)),
    exchanges: [
      mapExchange({
        onOperation(operation) {
          const { kind, key, context } = operation;
          if (kind === 'teardown') asked.delete(key);
          if (kind !== 'query') return operation;
          if (!asked.has(key)) asked.set(key, changes());
          if (answered.get(key) === changes()) return operation;
          return makeOperation(kind, operation, { ...context, requestPolicy: 'network-only' });
        },
        onResult({ operation: { kind, key } }) {
          const at = asked.get(key);
          asked.delete(key);
          if (kind === 'query' && at !== undefined) answered.set(key, at);
        },
        onError(error) {
          if (isUnauthenticated(error)) onUnauthenticated();
          else if (limiting[errorCode(error) ?? '']) onLimited();
        },
      }),
      cacheExchange,
      fetchExchange,
    ],
  });
}
