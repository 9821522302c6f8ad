import type { IncomingMessage, ServerResponse } from 'node:http';
import { useGraphQlJit } from '@envelop/graphql-jit';
import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import { createYoga, type Plugin } from 'graphql-yoga';
import { type Context, createContext, type Services } from './context.ts';
import { csrfHeader, requestInfo } from './http.ts';
import { createSchema } from './schema.ts';

interface ServerContext {
  req: IncomingMessage;
  res: ServerResponse;
}

/** Refuses what a foreign page could send without a preflight: a POST that does not carry the product's own header. */
const requireOwnHeader: Plugin = {
  onRequest({ request, endResponse, fetchAPI }) {
    if (request.method === 'POST' && !request.headers.has(csrfHeader)) {
      endResponse(
        fetchAPI.Response.json({ errors: [{ message: `Header ${csrfHeader} is missing` }] }, { status: 403 }),
      );
    }
  },
};

/** The GraphQL endpoint. GraphiQL is served in development, from this machine. */
export function createGraphql(services: Services) {
  const yoga = createYoga<ServerContext, Context>({
    schema: createSchema(),
    context: ({ req, res }) => createContext(services, requestInfo(req, services.env, res)) as never,
    graphqlEndpoint: '/graphql',
    graphiql: process.env.NODE_ENV === 'development',
    renderGraphiQL,
    landingPage: false,
    logging: false,
    // What goes wrong inside is never told outside; it may hold personal data, so it is not logged in words either.
    maskedErrors: { errorMessage: 'Something went wrong.', isDev: false },
    multipart: true,
    cors: false,
    batching: false,
    // Known operations are compiled once; graphql-jit's own JSON serializer measured slower and stays off.
    plugins: [requireOwnHeader, useGraphQlJit({ customJSONSerializer: false })],
  });
  return { yoga };
}

export type Graphql = ReturnType<typeof createGraphql>;
