import { createHash, randomBytes } from 'node:crypto';

/** An opaque secret of 256 random bits, in base64url (43 characters). Only its hash is ever stored. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What is stored of a token: its SHA-256. A random 256-bit value needs no salt and no slow hash. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();
