import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestInfo } from './context.ts';
import type { Env } from './env.ts';
import { readCookies } from './session/cookies.ts';
import type { Locale } from './session/viewer.ts';

/** The header every GraphQL request over HTTP carries: another site's form cannot send it. */
export const csrfHeader = 'x-tsunagi-csrf';

const contentSecurity = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** Headers of every answer: nothing from elsewhere runs, nothing is framed, no address is passed on. */
export function secure(response: ServerResponse, env: Env): void {
  response.setHeader('content-security-policy', contentSecurity);
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('referrer-policy', 'no-referrer');
  response.setHeader('cross-origin-opener-policy', 'same-origin');
  response.setHeader('permissions-policy', 'camera=(), microphone=(), geolocation=()');
  if (env.publicUrl.startsWith('https:')) response.setHeader('strict-transport-security', 'max-age=31536000');
}

/** Whether a browser sent the request from another site. Programs send no Origin, or the server's own. */
export function isForeign(request: IncomingMessage, env: Env): boolean {
  const { origin, host } = request.headers;
  return Boolean(origin) && origin !== env.publicUrl && origin !== `http://${host}`;
}

const localeOf = (header: string | undefined): Locale => (/^\s*en\b/i.test(header ?? '') ? 'en' : 'ja');

/** What of a request the resolvers get. */
export function requestInfo(request: IncomingMessage, response?: ServerResponse): RequestInfo {
  return {
    ip: request.socket.remoteAddress ?? '',
    userAgent: (request.headers['user-agent'] ?? '').slice(0, 200),
    cookies: readCookies(request.headers.cookie),
    locale: localeOf(request.headers['accept-language']),
    ...(response && { setCookie: (header: string) => void response.appendHeader('set-cookie', header) }),
  };
}
