import { Secret, TOTP } from 'otpauth';
import type { Database } from '../database.ts';
import type { Env } from '../env.ts';
import { fold } from '../text/fold.ts';
import { keyFor, open, seal } from './secretBox.ts';

/** RFC 6238 as every authenticator app knows it: SHA-1, six digits, 30 seconds; one step of clock difference either way. */
const shape = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
const WINDOW = 1;

type Secrets = Pick<Env, 'secret'>;

/** A new secret of 160 bits (RFC 4226 §4 R6). */
export const newTotpSecret = (): Secret => new Secret({ size: 20 });

/** What is stored of a user's secret. */
export const sealTotp = (env: Secrets, userId: string, secret: Secret): Buffer<ArrayBuffer> =>
  seal(keyFor(env.secret, 'totp'), userId, secret.bytes);

/** @returns null for what was stored under another secret of the network, or is damaged */
export function openTotp(env: Secrets, userId: string, sealed: Uint8Array): Secret | null {
  try {
    return new Secret({ buffer: new Uint8Array(open(keyFor(env.secret, 'totp'), userId, sealed)).buffer });
  } catch {
    return null;
  }
}

/** The `otpauth://` address an authenticator app takes. */
export const totpUri = (secret: Secret, login: string): string =>
  new TOTP({ ...shape, issuer: 'Tsunagi', label: login, secret }).toString();

/** Codes as people type them: any width, in groups. @returns six digits, or null */
export function readCode(typed: string): string | null {
  const digits = fold(typed, 100).replace(/[\s-]/g, '');
  return /^\d{6}$/.test(digits) ? digits : null;
}

/** The time step a code belongs to, in units of 30 seconds since 1970; null when it is none of now. */
export function stepOf(secret: Secret, code: string): bigint | null {
  const now = Date.now();
  const delta = TOTP.validate({ token: code, secret, ...shape, timestamp: now, window: WINDOW });
  return delta === null ? null : BigInt(Math.floor(now / 1000 / shape.period) + delta);
}

/** Takes a code's step for good (RFC 6238 §5.2: once only). False when it, or a later one, was used before. */
export async function takeStep(db: Database, userId: string, step: bigint): Promise<boolean> {
  const { count } = await db.prisma.user.updateMany({
    where: { id: userId, OR: [{ totpUsedStep: null }, { totpUsedStep: { lt: step } }] },
    data: { totpUsedStep: step },
  });
  return count === 1;
}
