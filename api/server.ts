import { existsSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import sirv from 'sirv';
import { sendAttachment } from './attachments/download.ts';
import { createContext, type Services, type SignedInContext } from './context.ts';
import { createDatabase } from './database.ts';
import type { Env } from './env.ts';
import { startHub } from './events/hub.ts';
import { createGraphql } from './graphql.ts';
import { healthOf } from './health.ts';
import { isForeign, pathOf, requestInfo, secure } from './http.ts';
import { startLedger } from './ledger/ledger.ts';
import { MASKED } from './maskError.ts';
import { startClockwork } from './referrals/clockwork.ts';
import { report } from './report.ts';
import { handleOidc } from './session/oidc.ts';
import { requiredStep } from './session/requiredStep.ts';
import { serveSubscriptions } from './subscriptions.ts';

const clientFolder = fileURLToPath(new URL('../dist', import.meta.url));

/**
 * Largest body taken, in bytes: an attachment and its form; without one, far more text than any form holds, so that it is
 * judged there.
 */
const bodyLimit = { multipart: 12 * 1024 * 1024, other: 4 * 1024 * 1024 } as const;

/** How long a stop waits for requests that are being answered, in milliseconds: what was begun is told how it ended. */
const stopLimit = 3000;

const isTooLarge = ({ headers }: IncomingMessage): boolean => {
  const kind = /^multipart\/form-data\b/i.test(headers['content-type'] ?? '') ? 'multipart' : 'other';
  return Number(headers['content-length'] ?? 0) > bodyLimit[kind];
};

/** The built client; in development, where Vite serves it, there is none. */
function serveClient(): (request: IncomingMessage, response: ServerResponse) => void {
  const missing = (response: ServerResponse) => void response.writeHead(404).end();
  if (!existsSync(clientFolder)) return (_, response) => missing(response);
  const serve = sirv(clientFolder, {
    single: true,
    etag: true,
    setHeaders: (response, path) =>
      response.setHeader(
        'cache-control',
        path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      ),
  });
  return (request, response) => serve(request, response, () => missing(response));
}

/**
 * Serves API (`/graphql`, HTTP and WebSocket), attachments, sign-in by the city's provider, the answer to monitors (`/health`)
 * and the client, on one port.
 * @param pool stays the caller's to end
 * @returns the address it answers at, and how to stop it
 */
export async function startServer({
  env,
  pool,
}: {
  env: Env;
  pool: pg.Pool;
}): Promise<{ url: string; port: number; close(): Promise<void> }> {
  const db = createDatabase(pool);
  const ledger = await startLedger(db, env);
  const hub = await startHub({ db, env, ledger });
  const services: Services = { db, env, hub, ledger };
  const graphql = createGraphql(services);
  const client = serveClient();
  const isHealthy = healthOf(pool);

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    secure(response, env);
    const path = pathOf(request);
    const isReading = request.method === 'GET' || request.method === 'HEAD';
    if (path === null) {
      response.writeHead(400).end();
    } else if (request.headers['transfer-encoding'] !== undefined) {
      // A body that does not say how long it is could be of any length.
      response.writeHead(411, { connection: 'close' }).end();
    } else if (isTooLarge(request)) {
      response.writeHead(413, { connection: 'close' }).end();
    } else if (path === '/graphql') {
      if (isForeign(request, env)) response.writeHead(403).end();
      else await graphql.yoga(request, response);
    } else if (path.startsWith('/attachments/')) {
      const context = await createContext(services, requestInfo(request, env, response));
      if (context.viewer && !requiredStep(context))
        await sendAttachment(context as SignedInContext, path.slice('/attachments/'.length), response);
      else response.writeHead(401).end();
    } else if (path.startsWith('/auth/')) {
      if (!(await handleOidc(request, response, services))) response.writeHead(404).end();
    } else if (path === '/health' && isReading) {
      response.writeHead((await isHealthy()) ? 200 : 503, { 'cache-control': 'no-store', 'content-length': 0 }).end();
    } else if (isReading) {
      client(request, response);
    } else {
      response.writeHead(405).end();
    }
  }

  const server: Server = createServer((request, response) => {
    answer(request, response).catch((error) => {
      const reference = report(error);
      if (response.headersSent) response.end();
      else response.writeHead(500, { 'content-type': 'text/plain' }).end(`${MASKED} ${reference}\n`);
    });
  });
  const subscriptions = serveSubscriptions(server, services, graphql);
  const clockwork = startClockwork(services);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(env.port, env.host, resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : env.port;

  return {
    url: `http://${env.host.includes(':') ? `[${env.host}]` : env.host}:${port}`,
    port,
    async close() {
      await clockwork.stop();
      await subscriptions.close();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      const patient = setInterval(() => server.closeIdleConnections(), 100);
      const impatient = setTimeout(() => server.closeAllConnections(), stopLimit);
      await closed;
      clearInterval(patient);
      clearTimeout(impatient);
      await ledger.close();
      await hub.close();
      await db.prisma.$disconnect();
    },
  };
}
