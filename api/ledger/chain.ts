import { createHmac } from 'node:crypto';
import { keyFor } from '../session/secretBox.ts';

/** What an operation showed, to whom. */
export interface Entry {
  at: Date;
  userId: string;
  postingId: string;
  agencyId: string;
  operation: string;
  subjects: string[];
  marks: number[];
}

/** Where a chain ends: number and hash (hexadecimal) of its last entry; 0 and 64 zeros before the first. */
export interface Head {
  seq: bigint;
  hash: string;
}

export const emptyHead: Head = { seq: 0n, hash: '0'.repeat(64) };

/** The key that seals the ledger, from the network's secret: without it nobody can write a chain that verifies. */
export const ledgerKey = (secret: Buffer): Buffer => keyFor(secret, 'ledger');

/**
 * An entry's words as they are hashed: every column but the hash itself, parted by `|`, lists by commas. `verify.ts` has the
 * database say the same of a stored one.
 */
export const entryText = (seq: bigint, entry: Entry): string =>
  `${seq}|${entry.at.getTime()}|${entry.userId}|${entry.postingId}|${entry.agencyId}|${entry.operation}|${entry.subjects.join()}|${entry.marks.join()}`;

/** HMAC-SHA-256 (RFC 2104) over the hash before and the words of the entry. */
export const linkHash = (key: Buffer, previous: string, text: string): string =>
  createHmac('sha256', key).update(`${previous}|${text}`).digest('hex');
