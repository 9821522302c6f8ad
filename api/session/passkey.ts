import type { Env } from '../env.ts';

/** The party passkeys are made for (WebAuthn Level 3 §4): the host people open Tsunagi at, and its origin. */
export const relyingParty = ({ publicUrl }: Pick<Env, 'publicUrl'>) => ({
  rpID: new URL(publicUrl).hostname,
  origin: new URL(publicUrl).origin,
});

/** A user's id as a passkey carries it: the 16 bytes of the UUID, which say nothing about the person (§14.6.1). */
export const userHandle = (userId: string): Buffer<ArrayBuffer> => Buffer.from(userId.replaceAll('-', ''), 'hex');

/** Largest answer of an authenticator that is read, in UTF-16 units. */
const MAX_RESPONSE = 20_000;

/** An authenticator's answer as the browser wrote it; null when it is none. Its fields are checked when it is verified. */
export function readResponse<Response extends { id: string }>(json: string): Response | null {
  if (json.length > MAX_RESPONSE) return null;
  try {
    const response: unknown = JSON.parse(json);
    const isResponse =
      typeof response === 'object' && response !== null && 'id' in response && typeof response.id === 'string';
    return isResponse ? (response as Response) : null;
  } catch {
    return null;
  }
}
