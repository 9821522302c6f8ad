import { createHash } from 'node:crypto';
import { RateLimiterPostgres, type RateLimiterRes } from 'rate-limiter-flexible';
import type { Database } from '../database.ts';
import { SignInFailed } from './failure.ts';

const minutes = 60;
const hours = 60 * minutes;

/**
 * How many attempts in how many seconds. A failed attempt counts; a success gives its keys back, except the address's, which
 * gets only its own attempt back. NIST SP 800-63B §5.2.2 allows at most 100 failures in a row on one account. An address may stand
 * for a whole city hall behind one gateway, therefore its limit is wide.
 */
export const LIMITS = {
  loginAtAddress: { points: 5, duration: 15 * minutes },
  login: { points: 100, duration: 24 * hours },
  address: { points: 100, duration: 15 * minutes },
  /** Six digits, of which three are right at any time. */
  code: { points: 5, duration: 15 * minutes },
  codeOfDay: { points: 30, duration: 24 * hours },
  /** Each opening of the sign-in page begins a passkey's; only the store of challenges is protected by this. */
  challenge: { points: 1000, duration: 15 * minutes },
  /** Logins tried for new staff that belong to somebody of another name. */
  loginGuess: { points: 20, duration: 24 * hours },
  /** Emergency accesses of one user: each may be a look for somebody who is not there to be found. */
  emergency: { points: 20, duration: 1 * hours },
  /** Check pages of receipts, which nobody signs in for: their addresses cannot be guessed, and need not be tried without end. */
  receipt: { points: 300, duration: 15 * minutes },
  /** Persons looked for at the auditing desk, found or not. */
  disclosure: { points: 30, duration: 24 * hours },
  /** Checking the present password before changing it. */
  password: { points: 5, duration: 15 * minutes },
} as const;

export type LimitKey = [limit: keyof typeof LIMITS, ...of: string[]];

const limiters = new WeakMap<Database, Map<string, RateLimiterPostgres>>();

function limiter(db: Database, limit: keyof typeof LIMITS): RateLimiterPostgres {
  const all = limiters.get(db) ?? new Map<string, RateLimiterPostgres>();
  limiters.set(db, all);
  const known = all.get(limit);
  if (known) return known;
  const made = new RateLimiterPostgres({
    storeClient: db.pool,
    storeType: 'pool',
    tableName: 'RateLimit',
    tableCreated: true,
    keyPrefix: limit,
    // Each sweeps the whole table of what has expired; one does for all.
    clearExpiredByTimeout: limit === 'address',
    ...LIMITS[limit],
  });
  all.set(limit, made);
  return made;
}

/** Neither a login nor an address is stored: what was typed at a sign-in may even be a password. */
const keyOf = (of: string[]): string => createHash('sha256').update(JSON.stringify(of)).digest('base64url');

/**
 * Counts an attempt before it is judged, so that attempts sent at once cannot slip through together. What one limit refuses
 * counts for none after it: knocking on from one address does not lock the account for others.
 * @throws SignInFailed with the seconds to wait when a limit is reached
 */
export async function countAttempt(db: Database, keys: LimitKey[]): Promise<void> {
  for (const [limit, ...of] of keys) {
    try {
      await limiter(db, limit).consume(keyOf(of));
    } catch (refused) {
      if (refused instanceof Error) throw refused;
      throw new SignInFailed('TOO_MANY_ATTEMPTS', Math.ceil(((refused as RateLimiterRes).msBeforeNext || 1000) / 1000));
    }
  }
}

/** Takes a successful attempt out of the counts. */
export async function forgetAttempts(db: Database, keys: LimitKey[]): Promise<void> {
  for (const [limit, ...of] of keys) {
    if (limit === 'address') await limiter(db, limit).reward(keyOf(of));
    else await limiter(db, limit).delete(keyOf(of));
  }
}
