import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { GraphQLError } from 'graphql';
import { type Extra, useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { createContext, type Services } from './context.ts';
import type { Graphql } from './graphql.ts';
import { isForeign, pathOf, requestInfo } from './http.ts';
import { maskError } from './maskError.ts';

/** Most bytes of one WebSocket message; a subscription is a few hundred. */
const messageLimit = 64 * 1024;

const refuse = (socket: Duplex, status: string): void =>
  void socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);

/** Subscriptions (and any operation) over WebSocket with the graphql-transport-ws protocol, on the same address. */
export function serveSubscriptions(server: Server, services: Services, { yoga }: Graphql): { close(): Promise<void> } {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: messageLimit });
  server.on('upgrade', (request: IncomingMessage, socket, head) => {
    socket.on('error', () => {});
    if (pathOf(request) !== '/graphql') refuse(socket, '404 Not Found');
    else if (isForeign(request, services.env)) refuse(socket, '403 Forbidden');
    else
      sockets.handleUpgrade(request, socket, head, (client) => {
        sockets.emit('connection', client, request);
        // A message that is too long, or no message, is the other side's fault; graphql-ws would log it in many lines.
        client.removeAllListeners('error').on('error', () => {});
      });
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
        try {
          const contextValue = await createContext(services, info);
          const document = parse(query);
          const errors = validate(schema, document);
          if (errors.length > 0) return errors;
          return { schema, operationName, document, variableValues: variables, contextValue, rootValue: enveloped };
        } catch (error) {
          // Thrown on, it would be logged and told with its words, which may be personal data.
          return [maskError(error) as GraphQLError];
        }
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
