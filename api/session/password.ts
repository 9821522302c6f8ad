import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { fold } from '../text/fold.ts';

/** argon2id at 19 MiB, two passes, one lane: OWASP Password Storage Cheat Sheet. */
const cost = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Longest password, in UTF-16 units as typed. */
export const PASSWORD_LIMIT = 1000;

/** A password as it is compared, in NFKC: keyboards differ in the width they type. */
export const foldPassword = (password: string): string => fold(password, PASSWORD_LIMIT);

/** The hash to store, in PHC format with its own salt. */
export const hashPassword = (password: string): Promise<string> => hash(foldPassword(password), cost);

/** Stands in for the hash of a login that does not exist, so that the answer takes as long. */
const dummy = hashPassword(randomBytes(32).toString('base64'));

/**
 * Whether a password is the one stored. Takes as long for no stored hash as for a wrong password.
 * @param stored null for an unknown login, and for a user who signs in by other means only
 */
export async function verifyPassword(stored: string | null | undefined, password: string): Promise<boolean> {
  const isRight = await verify(stored ?? (await dummy), foldPassword(password));
  return isRight && password.length <= PASSWORD_LIMIT && Boolean(stored);
}
