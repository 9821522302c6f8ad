import type { Env } from '../env.ts';

/** Holds the opaque token of a session. */
export const SESSION_COOKIE = 'tsunagi_session';
/** Holds the token of a half-finished sign-in: password passed, code awaited; or gone to the OpenID provider and not back. */
export const SIGN_IN_COOKIE = 'tsunagi_sign_in';

/** The cookies of a Cookie header, by name. */
export function readCookies(header: string | undefined | null): Record<string, string> {
  const cookies: Record<string, string> = {};
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0) cookies[part.slice(0, at).trim()] = part.slice(at + 1).trim();
  }
  return cookies;
}

/**
 * A Set-Cookie header (RFC 6265bis). No script reads it; it is gone when the browser closes, because counters share
 * machines. SameSite is Lax, not Strict: the way back from the OpenID provider is a navigation from another site, on which
 * a browser holds Strict cookies back, so the round trip could not be recognised. Commands are POSTs with a JSON or
 * multipart body of our own origin, on which Lax holds the cookie back for other sites as well.
 * @param value an empty value removes the cookie
 */
export function setCookie(env: Pick<Env, 'publicUrl'>, name: string, value: string): string {
  const secure = new URL(env.publicUrl).protocol === 'https:' ? '; Secure' : '';
  const gone = value === '' ? '; Max-Age=0' : '';
  return `${name}=${value}; Path=/; HttpOnly; SameSite=Lax${secure}${gone}`;
}
