import { createHmac } from 'node:crypto';
import type { SignedInContext } from '../context.ts';
import { keyFor } from '../session/secretBox.ts';

/** Letters and digits that nobody mistakes for each other on paper; 32 of them. */
const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789';

/** A password of 80 bits as `abcd-efgh-jkmn-pqrs`. @param bytes at least 16, secret and random */
export function passwordOf(bytes: Buffer): string {
  const letters = [...bytes.subarray(0, 16)].map((byte) => alphabet[byte % alphabet.length]).join('');
  return (letters.match(/.{4}/g) ?? []).join('-');
}

/**
 * The password a manager hands to a person. It is derived from the command, so that a command
 * whose answer was lost on the way answers the same when it is sent again, though only its hash is stored.
 */
export function initialPassword({ env, viewer }: SignedInContext, commandId: string): string {
  return passwordOf(
    createHmac('sha256', keyFor(env.secret, 'initial password')).update(`${viewer.userId} ${commandId}`).digest(),
  );
}
