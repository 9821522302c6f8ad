import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

/** Who sits at the provider, and how they proved it there. */
export interface Account {
  sub: string;
  preferred_username?: string;
  email?: string;
  email_verified?: boolean;
  /** Methods (RFC 8176) the provider tells; none: it tells nothing. */
  amr?: string[];
}

export const CLIENT = { clientId: 'tsunagi', clientSecret: 'a-secret-of-the-test-city-hall' } as const;

/** A real OpenID provider on loopback, at which `account` is signed in without being asked; undefined: they decline. */
export async function startIdentityProvider() {
  let listener: RequestListener | undefined;
  const server = createServer((request, response) => listener?.(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  const provided = {
    issuer,
    account: undefined as Account | undefined,
    /** Begins to serve. @param redirectUri where the one client may be answered */
    serve(redirectUri: string): void {
      const provider = new Provider(issuer, {
        clients: [{ client_id: CLIENT.clientId, client_secret: CLIENT.clientSecret, redirect_uris: [redirectUri] }],
        claims: { openid: ['sub', 'amr'], profile: ['preferred_username'], email: ['email', 'email_verified'] },
        findAccount: (_, sub) => ({ accountId: sub, claims: async () => ({ ...provided.account, sub }) }),
        interactions: { url: (_, { uid }) => `/interaction/${uid}` },
        features: { devInteractions: { enabled: false } },
        pkce: { required: () => true },
        cookies: { keys: ['test'] },
        ttl: { Session: 60, Grant: 60, Interaction: 60, AccessToken: 60, IdToken: 60 },
      });
      const serve = provider.callback();
      listener = (request, response) => {
        const isInteraction = request.url?.startsWith('/interaction/');
        const done = isInteraction ? decide(provider, provided.account, request, response) : serve(request, response);
        Promise.resolve(done).catch(() => response.writeHead(500).end());
      };
    },
    async stop(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return provided;
}

/** Signs the account in and grants what was asked for. */
async function decide(
  provider: Provider,
  account: Account | undefined,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const { params } = await provider.interactionDetails(request, response);
  if (!account) return provider.interactionFinished(request, response, { error: 'access_denied' });
  const grant = new provider.Grant({ accountId: account.sub, clientId: String(params.client_id) });
  grant.addOIDCScope('openid profile email');
  const login = { accountId: account.sub, ...(account.amr && { amr: account.amr }) };
  return provider.interactionFinished(request, response, { login, consent: { grantId: await grant.save() } });
}
