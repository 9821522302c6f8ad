import type { IDToken } from 'openid-client';

/** Methods of RFC 8176 by what they prove: something known, something held, something one is. */
const kinds: Record<string, 'KNOWN' | 'HELD' | 'BEING'> = {
  pwd: 'KNOWN',
  pin: 'KNOWN',
  kba: 'KNOWN',
  otp: 'HELD',
  hwk: 'HELD',
  swk: 'HELD',
  pop: 'HELD',
  sc: 'HELD',
  sms: 'HELD',
  tel: 'HELD',
  face: 'BEING',
  fpt: 'BEING',
  iris: 'BEING',
  retina: 'BEING',
  vbm: 'BEING',
};

/**
 * Whether the provider asked for two factors. When it says how it authenticated (`amr`), that is judged: `mfa`, or methods of two
 * kinds. When it does not say, its own policy counts, which the city answers for by configuring it; `acr` 0 is the one level that
 * every provider means alike: less than any (OpenID Connect Core 1.0 §2).
 */
export function providedSecondFactor({ amr, acr }: IDToken): boolean {
  if (acr === '0') return false;
  if (!Array.isArray(amr)) return true;
  const proven = new Set(amr.map((method) => kinds[String(method)]).filter(Boolean));
  return amr.includes('mfa') || proven.size >= 2;
}
