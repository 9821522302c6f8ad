import { createHmac } from 'node:crypto';
import type { Env } from '../env.ts';
import { keyFor, open, seal } from '../session/secretBox.ts';
import { isUuid } from '../text/uuid.ts';

/** Bound into every token, so that nothing else that this key ever seals is taken for one. */
const owner = 'consent receipt';
const keyOf = (env: Env): Buffer => keyFor(env.secret, owner);

/**
 * What the check page of a receipt is opened by: the consent's id under the network's secret (AES-256-GCM), which nobody else can
 * make or read. Nothing of it is stored, so a receipt can be printed again, and a copy of the database opens no check page.
 */
export function receiptToken(env: Env, consentId: string): string {
  const key = keyOf(env);
  const id = Buffer.from(consentId.replaceAll('-', ''), 'hex');
  // Of one id the same token each time, so that two prints are alike: made from the id, its iv serves no other.
  const iv = createHmac('sha256', key).update(id).digest().subarray(0, 12);
  return seal(key, owner, id, iv).toString('base64url');
}

/** The consent a token is of; null for any text that is no token of this network. */
export function consentOfToken(env: Env, token: string): string | null {
  if (!/^[\w-]{59}$/.test(token)) return null;
  try {
    const hex = open(keyOf(env), owner, Buffer.from(token, 'base64url')).toString('hex');
    const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    return isUuid(id) ? id : null;
  } catch {
    return null;
  }
}

/**
 * The address of a receipt's check page. The token stands behind `#`, which a browser keeps to itself: no server, proxy or log
 * on the way hears of it, nor any page that is opened from there.
 */
export const checkAddress = (env: Env, consentId: string): string =>
  `${env.publicUrl}/receipt#${receiptToken(env, consentId)}`;
