import type { IncomingMessage, ServerResponse } from 'node:http';
import * as client from 'openid-client';
import { createContext, type Services } from '../context.ts';
import type { OidcSettings } from '../env.ts';
import { requestInfo } from '../http.ts';
import { report } from '../report.ts';
import { keepChallenge, takeChallenge } from './challenge.ts';
import { SIGN_IN_COOKIE, setCookie } from './cookies.ts';
import { enter } from './enter.ts';
import { SignInFailed } from './failure.ts';
import { countAttempt } from './limits.ts';
import { providedSecondFactor } from './oidcFactors.ts';
import { findLinked } from './oidcLink.ts';

const CALLBACK = '/auth/oidc/callback';

const providers = new Map<string, Promise<client.Configuration>>();

/** The provider as it describes itself, asked once; plain HTTP is allowed to this machine alone. */
function discover({ issuer, clientId, clientSecret }: OidcSettings): Promise<client.Configuration> {
  const key = `${issuer} ${clientId}`;
  const known = providers.get(key);
  if (known) return known;
  const url = new URL(issuer);
  const isLoopback = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  const execute = url.protocol === 'http:' && isLoopback ? [client.allowInsecureRequests] : [];
  const found = client.discovery(url, clientId, clientSecret, undefined, { execute });
  found.catch(() => providers.delete(key));
  providers.set(key, found);
  return found;
}

/** A path of this site to return to; anything else gives `/`, so that a crafted link leads nowhere else. */
function localPath(to: string | null): string {
  return to && /^\/(?![/\\])[\w\-./]*$/.test(to) && !to.startsWith('/auth/') ? to : '/';
}

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(303, { location, 'cache-control': 'no-store' }).end();
}

async function start(services: Services, settings: OidcSettings, request: IncomingMessage, response: ServerResponse) {
  const { db, env } = services;
  await countAttempt(db, [['challenge', requestInfo(request, env).ip]]);
  const provider = await discover(settings);
  const state = client.randomState();
  const nonce = client.randomNonce();
  const verifier = client.randomPKCECodeVerifier();
  const to = localPath(new URL(request.url ?? '/', env.publicUrl).searchParams.get('to'));
  const token = await keepChallenge(db, 'OIDC', { userId: null, data: { state, nonce, verifier, to } });
  response.appendHeader('set-cookie', setCookie(env, SIGN_IN_COOKIE, token));
  const there = client.buildAuthorizationUrl(provider, {
    redirect_uri: new URL(CALLBACK, env.publicUrl).href,
    scope: 'openid profile email',
    state,
    nonce,
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  });
  redirect(response, there.href);
}

/** @throws SignInFailed, or what openid-client finds wrong with the provider's answer */
async function finish(services: Services, settings: OidcSettings, request: IncomingMessage, response: ServerResponse) {
  const { db, env } = services;
  const context = await createContext(services, requestInfo(request, env, response));
  const kept = await takeChallenge(db, 'OIDC', context.request.cookies[SIGN_IN_COOKIE]);
  if (!kept) throw new SignInFailed('SIGN_IN_EXPIRED');
  const provider = await discover(settings);
  const { state, nonce, verifier, to } = kept.data as Record<string, string>;
  const tokens = await client.authorizationCodeGrant(provider, new URL(request.url ?? '/', env.publicUrl), {
    expectedState: state,
    expectedNonce: nonce,
    pkceCodeVerifier: verifier,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (!claims) throw new SignInFailed('SIGN_IN_FAILED');
  const user = await findLinked(db, settings, claims, () =>
    client.fetchUserInfo(provider, tokens.access_token, claims.sub),
  );
  if (!user?.postingId) throw new SignInFailed('SIGN_IN_FAILED');
  const back = localPath(to ?? null);
  const secondFactor = providedSecondFactor(claims);
  if (!secondFactor && (user.totpSecret || user.hasPasskey)) {
    // The provider asked for one factor only; the other is here.
    const token = await keepChallenge(db, 'TOTP', { userId: user.id, data: { version: user.version } });
    response.appendHeader('set-cookie', setCookie(env, SIGN_IN_COOKIE, token));
    return redirect(response, `/sign-in?oidc=code&to=${encodeURIComponent(back)}`);
  }
  // No password was used, an initial one that lies unused included.
  const { id: userId, version, postingId } = user;
  await enter(context, { userId, version, postingId, secondFactor, needsPassword: false });
  redirect(response, back);
}

/**
 * Signs in by the city's identity provider (OpenID Connect Core 1.0, authorization code with PKCE): `GET /auth/oidc/start?to=…`
 * leads there, `GET /auth/oidc/callback` back. State, nonce and verifier stay on the server, bound to the browser by a cookie.
 * Whatever goes wrong leads to the sign-in page with `?oidc=failed`, which says no more; `?oidc=code` asks for the code of an
 * authenticator app there, where the provider was content with one factor.
 * @returns false for other addresses, and when no provider is configured
 */
export async function handleOidc(
  request: IncomingMessage,
  response: ServerResponse,
  services: Services,
): Promise<boolean> {
  const settings = services.env.oidc;
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  const step = { '/auth/oidc/start': start, [CALLBACK]: finish }[pathname];
  if (!settings || !step || request.method !== 'GET') return false;
  try {
    await step(services, settings, request, response);
  } catch (error) {
    // The provider's answers hold personal data and codes: they are neither logged nor shown.
    if (!(error instanceof SignInFailed)) report(error);
    redirect(response, '/sign-in?oidc=failed');
  }
  return true;
}
