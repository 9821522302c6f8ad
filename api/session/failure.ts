import { CommandError } from '../errors.ts';

/** Why nobody was signed in; says no more to a stranger than that. */
export class SignInFailed extends CommandError {
  /** Seconds until another attempt is heard, when there were too many. */
  readonly retryAfter: number | null;
  constructor(
    code:
      | 'SIGN_IN_FAILED'
      | 'CODE_WRONG'
      | 'KEY_UNREADABLE'
      | 'PASSKEY_FAILED'
      | 'SIGN_IN_EXPIRED'
      | 'TOO_MANY_ATTEMPTS',
    retryAfter: number | null = null,
  ) {
    super(code);
    this.retryAfter = retryAfter;
  }
}
