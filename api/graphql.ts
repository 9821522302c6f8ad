import type { IncomingMessage, ServerResponse } from 'node:http';
import { useGraphQlJit } from '@envelop/graphql-jit';
import { type ExecutionArgs, GraphQLError, Kind } from 'graphql';
import { createYoga, type Plugin } from 'graphql-yoga';
import { type Context, createContext, type Services } from './context.ts';
import { csrfHeader, requestInfo } from './http.ts';
import { useLedger } from './ledger/plugin.ts';
import { MASKED, maskError } from './maskError.ts';
import { previews } from './preview/operation.ts';
import { createSchema } from './schema.ts';

interface ServerContext {
  req: IncomingMessage;
  res: ServerResponse;
}

/** GraphiQL, which keeps what was typed in its own address, is served in development alone (`npm run dev`). */
const isDeveloping = process.argv.includes('--with-graphiql');
const graphiql = isDeveloping && {
  title: 'Tsunagi GraphiQL',
  additionalHeaders: { [csrfHeader]: '1' },
  credentials: 'same-origin' as const,
  subscriptionsProtocol: 'WS' as const,
};
/** Its page is one document with all that it needs inside: scripts, styles, an icon, a font and workers, none from elsewhere. */
const graphiqlSecurity =
  "default-src 'self' data: blob: 'unsafe-inline'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

/**
 * Refuses what a foreign page could send without a preflight, a POST that does not carry the product's own header; and
 * operations in an address, which ends up in logs and histories with what was searched for.
 */
const requirePost: Plugin = {
  onRequest({ request, url, endResponse, fetchAPI }) {
    const refuse = (status: number, message: string, headers = {}) =>
      endResponse(fetchAPI.Response.json({ errors: [{ message }] }, { status, headers }));
    const isPage = isDeveloping && request.headers.get('accept')?.includes('text/html');
    if (request.method === 'GET' && url.search !== '' && !isPage)
      refuse(405, 'Operations are sent by POST', { allow: 'POST' });
    if (request.method === 'POST' && !request.headers.has(csrfHeader)) refuse(403, `Header ${csrfHeader} is missing`);
  },
  onResponse({ request, response }) {
    if (graphiql && request.method === 'GET') response.headers.set('content-security-policy', graphiqlSecurity);
  },
};

/**
 * Yoga reads a form of files trusting that its parts are what they should be, and falls over where they are not. That is the
 * sender's doing, and nothing to report.
 */
const refuseMalformed: Plugin = {
  onRequestParse({ requestParser, setRequestParser }) {
    if (!requestParser) return;
    setRequestParser(async (request) => {
      try {
        return await requestParser(request);
      } catch (error) {
        const isTold = error instanceof GraphQLError;
        if (!isTold && !(error instanceof TypeError)) throw error;
        const extensions = { code: 'BAD_REQUEST', http: { status: 400 }, ...(isTold && error.extensions) };
        throw new GraphQLError(isTold ? error.message : 'The body is not what its type says.', { extensions });
      }
    });
  },
};

/** Most tokens of a document, ten times those of the largest screen: reading it must cost little before it is judged. */
const maxTokens = 10_000;
const limitTokens: Plugin = {
  onParse({ parseFn, setParseFn }) {
    setParseFn((source: string, options: object) => parseFn(source, { ...options, maxTokens }));
  },
};

const hasOneOperation = ({ document }: ExecutionArgs): boolean =>
  document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION).length === 1;

/**
 * Known operations are compiled once; a document of several, as GraphiQL sends, is not: graphql-jit would keep the one that ran
 * first and run it for every name. Its own JSON serializer measured slower and stays off. Subscriptions stay with graphql:
 * graphql-jit gives their field the variables by their own names, where it should give the arguments.
 */
const { onSubscribe: _, ...compileOperations } = useGraphQlJit(
  { customJSONSerializer: false },
  // What cannot be compiled is told to whoever sent it; told on stderr, it would bring their words there.
  { enableIf: hasOneOperation, onError: () => {} },
);

/** The GraphQL endpoint. GraphiQL is served in development, from this machine. */
export function createGraphql(services: Services) {
  const yoga = createYoga<ServerContext, Context>({
    schema: createSchema(),
    context: ({ req, res }) => createContext(services, requestInfo(req, services.env, res)) as never,
    graphqlEndpoint: '/graphql',
    graphiql,
    // Nine megabytes that nobody else needs to load.
    renderGraphiQL: async (options) => (await import('@graphql-yoga/render-graphiql')).renderGraphiQL(options),
    landingPage: false,
    logging: false,
    // What goes wrong inside is never told outside; it may hold personal data, so it is not logged in words either (`report.ts`).
    maskedErrors: { errorMessage: MASKED, isDev: false, maskError },
    multipart: true,
    cors: false,
    batching: false,
    // `server.ts` takes no body that does not say its length, or that is too long; counting again would copy every one.
    maxRequestBodySize: false,
    plugins: [requirePost, refuseMalformed, limitTokens, compileOperations, previews, useLedger(services.ledger)],
  });
  return { yoga };
}

export type Graphql = ReturnType<typeof createGraphql>;
