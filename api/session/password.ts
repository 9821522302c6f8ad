import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** argon2id at 19 MiB, two passes, one lane: OWASP Password Storage Cheat Sheet. */
const cost = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** The hash to store, in PHC format with its own salt. Passwords are compared in NFKC: keyboards differ in the width they type. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), cost);

/** Stands in for the hash of a login that does not exist, so that the answer takes as long. */
const dummy = hashPassword(randomBytes(32).toString('base64'));

/**
 * Whether a password is the one stored. Takes as long for no stored hash as for a wrong password.
 * @param stored null for an unknown login, and for a user who signs in by other means only
 */
export async function verifyPassword(stored: string | null | undefined, password: string): Promise<boolean> {
  const isRight = await verify(stored ?? (await dummy), password.normalize('NFKC'));
  return isRight && Boolean(stored);
}
