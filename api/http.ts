import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestInfo } from './context.ts';
import type { Env } from './env.ts';
import { readCookies } from './session/cookies.ts';
import type { Locale } from './session/viewer.ts';

/** The header every GraphQL request over HTTP carries: another site's form cannot send it. */
export const csrfHeader = 'x-tsunagi-csrf';

/** Nothing from elsewhere, no inline script or style. `data:` is the QR code of a one-time password, `blob:` a drawn signature. */
const contentSecurity =
  "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** Headers of every answer: nothing from elsewhere runs, nothing is framed, no address is passed on. */
export function secure(response: ServerResponse, env: Env): void {
  response.setHeader('content-security-policy', contentSecurity);
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('referrer-policy', 'no-referrer');
  response.setHeader('cross-origin-opener-policy', 'same-origin');
  response.setHeader('permissions-policy', 'camera=(), microphone=(), geolocation=()');
  if (env.publicUrl.startsWith('https:')) response.setHeader('strict-transport-security', 'max-age=31536000');
}

/** The path a request asks for; null when its target is no address, which a stranger's may well not be. */
export function pathOf(request: IncomingMessage): string | null {
  const target = request.url ?? '/';
  return URL.canParse(target, 'http://localhost') ? new URL(target, 'http://localhost').pathname : null;
}

/**
 * Whether a browser sent the request from another site. Programs send no Origin; without TLS, the address they reached counts
 * as the server's own.
 */
export function isForeign(request: IncomingMessage, env: Env): boolean {
  const { origin, host } = request.headers;
  if (!origin || origin === env.publicUrl) return false;
  return env.publicUrl.startsWith('https:') || origin !== `http://${host}`;
}

const localeOf = (header: string | undefined): Locale => (/^\s*en\b/i.test(header ?? '') ? 'en' : 'ja');

/**
 * The address a request came from. A reverse proxy that the operator names is believed about the last one before it
 * (X-Forwarded-For grows to the right); what anybody else says there is their own invention.
 */
function addressOf(request: IncomingMessage, { proxies }: Pick<Env, 'proxies'>): string {
  const plain = (address: string | undefined) => (address ?? '').trim().replace(/^::ffff:/, '');
  const peer = plain(request.socket.remoteAddress);
  if (!proxies.includes(peer)) return peer;
  const named = [request.headers['x-forwarded-for']].flat().join(',').split(',').map(plain).filter(Boolean);
  return named.findLast((address) => !proxies.includes(address)) ?? peer;
}

/** What of a request the resolvers get. */
export function requestInfo(request: IncomingMessage, env: Env, response?: ServerResponse): RequestInfo {
  return {
    ip: addressOf(request, env),
    userAgent: (request.headers['user-agent'] ?? '').slice(0, 200),
    cookies: readCookies(request.headers.cookie),
    locale: localeOf(request.headers['accept-language']),
    ...(response && { setCookie: (header: string) => void response.appendHeader('set-cookie', header) }),
  };
}
