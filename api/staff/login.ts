import type { SignedInContext } from '../context.ts';
import { InvalidInput, NotAllowed } from '../errors.ts';
import { SignInFailed } from '../session/failure.ts';
import { countAttempt } from '../session/limits.ts';

/**
 * Refuses a login that somebody else has, and counts it: trying many would tell who works in the network.
 * @throws InvalidInput at `login`, NotAllowed after too many
 */
export async function refuseLogin({ db, viewer }: SignedInContext): Promise<never> {
  await countAttempt(db, [['loginGuess', viewer.userId]]).catch((error) => {
    throw error instanceof SignInFailed ? new NotAllowed('TOO_MANY_ATTEMPTS') : error;
  });
  throw new InvalidInput([{ path: 'login', code: 'LOGIN_UNUSABLE' }]);
}
