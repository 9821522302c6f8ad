import { createHmac } from 'node:crypto';
import { Prisma, type Sql } from '../database.ts';
import type { Env } from '../env.ts';
import { keyFor } from '../session/secretBox.ts';

const block = 64;
const padded = (key: Buffer, byte: number): Buffer =>
  Buffer.concat([key, Buffer.alloc(block - key.length)]).map((each) => each ^ byte) as Buffer;

/**
 * HMAC-SHA-256 (RFC 2104) of a message as an SQL expression, so that a whole list of them is made, or one looked for, where the
 * rows are.
 * @param key of one use alone, at most 64 bytes
 */
const hmacIn = (key: Buffer, message: Sql): Sql => Prisma.sql`
  sha256(${padded(key, 0x5c)}::bytea || sha256(${padded(key, 0x36)}::bytea || ${message}))`;

const keyOf = ({ secret }: Pick<Env, 'secret'>): Buffer => keyFor(secret, 'pseudonym');

/**
 * What a record is called before auditors: ten hexadecimal digits, `7F3A9-09C2B`, always the same for one record. Made with the
 * network's secret, they lead to nothing else.
 * @param id an SQL expression, a UUID
 */
export const pseudonymIn = (env: Env, id: Sql): Sql => Prisma.sql`
  (SELECT upper(left(x.hash, 5) || '-' || substr(x.hash, 6, 5))
   FROM (SELECT encode(${hmacIn(keyOf(env), Prisma.sql`uuid_send(${id})`)}, 'hex') AS hash) x)`;

/** The same for one id. */
export function pseudonym(env: Env, id: string): string {
  const hash = createHmac('sha256', keyOf(env))
    .update(Buffer.from(id.replaceAll('-', ''), 'hex'))
    .digest('hex');
  return `${hash.slice(0, 5)}-${hash.slice(5, 10)}`.toUpperCase();
}

/** A name for something that has none, from all that makes it what it is: a UUID that tells nothing. @param words SQL, a text */
export const opaqueIdIn = (env: Env, words: Sql): Sql => Prisma.sql`
  left(encode(${hmacIn(keyFor(env.secret, 'opaque id'), Prisma.sql`convert_to(${words}, 'UTF8')`)}, 'hex'), 32)::uuid`;

/** How somebody may type a pseudonym. @returns it as it is written, or null for what can be none */
export function readPseudonym(typed: string): string | null {
  const digits = typed.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
  return /^[0-9A-F]{10}$/.test(digits) ? `${digits.slice(0, 5)}-${digits.slice(5)}` : null;
}
