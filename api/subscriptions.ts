import type { IncomingMessage, Server } from 'node:http';
import { type Extra, useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { createContext, type Services } from './context.ts';
import type { Graphql } from './graphql.ts';
import { isForeign, requestInfo } from './http.ts';

/** Most bytes of one WebSocket message; a subscription is a few hundred. */
const messageLimit = 64 * 1024;

/** Subscriptions (and any operation) over WebSocket with the graphql-transport-ws protocol, on the same address. */
export function serveSubscriptions(server: Server, services: Services, { yoga }: Graphql): { close(): Promise<void> } {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: messageLimit });
  server.on('upgrade', (request: IncomingMessage, socket, head) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (path !== '/graphql' || isForeign(request, services.env)) socket.destroy();
    else sockets.handleUpgrade(request, socket, head, (client) => sockets.emit('connection', client, request));
  });

  const disposable = useServer<Record<string, unknown>, Extra & Record<PropertyKey, unknown>>(
    {
      execute: (args) => (args.rootValue as ReturnType<typeof yoga.getEnveloped>).execute(args),
      subscribe: (args) => (args.rootValue as ReturnType<typeof yoga.getEnveloped>).subscribe(args),
      // A session is asked for at each operation, so that one that ended opens nothing.
      onSubscribe: async ({ extra }, _id, { query, variables, operationName }) => {
        const info = requestInfo(extra.request, services.env);
        const enveloped = yoga.getEnveloped({ req: extra.request, socket: extra.socket });
        const { schema, parse, validate } = enveloped;
        const contextValue = await createContext(services, info);
        const document = parse(query);
        const errors = validate(schema, document);
        if (errors.length > 0) return errors;
        return { schema, operationName, document, variableValues: variables, contextValue, rootValue: enveloped };
      },
    },
    sockets,
  );

  return {
    async close() {
      for (const client of sockets.clients) client.close(1001);
      await disposable.dispose();
    },
  };
}
