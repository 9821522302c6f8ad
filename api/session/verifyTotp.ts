import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { InvalidInput } from '../errors.ts';
import { byId, findCandidate } from './candidate.ts';
import { peekChallenge, takeChallenge } from './challenge.ts';
import { SIGN_IN_COOKIE } from './cookies.ts';
import { enter } from './enter.ts';
import { SignInFailed } from './failure.ts';
import { countAttempt, forgetAttempts, type LimitKey } from './limits.ts';
import { answeringSignIn, SignInOutcome, type SignInResultShape } from './signInTypes.ts';
import { openTotp, readCode, stepOf, takeStep } from './totp.ts';

/** The second half of a sign-in that began with the password. */
async function verifyTotp(context: Context, { code: typed }: { code: string }): Promise<SignInResultShape> {
  const { db, env, request } = context;
  const token = request.cookies[SIGN_IN_COOKIE];
  const code = readCode(typed);
  if (!code) throw new InvalidInput([{ path: 'code', code: 'CODE_FORMAT' }]);
  const begun = await peekChallenge(db, 'TOTP', token);
  const userId = begun?.userId;
  if (!userId) throw new SignInFailed('SIGN_IN_EXPIRED');

  const keys: LimitKey[] = [
    ['code', userId],
    ['codeOfDay', userId],
  ];
  await countAttempt(db, keys);
  const user = await findCandidate(db, byId(userId));
  if (user?.version !== begun.data.version) throw new SignInFailed('SIGN_IN_EXPIRED');
  const secret = user?.totpSecret ? openTotp(env, userId, user.totpSecret) : null;
  if (user?.totpSecret && !secret) throw new SignInFailed('KEY_UNREADABLE');
  const step = secret && stepOf(secret, code);
  if (!user?.postingId || step === null || !(await takeStep(db, userId, step))) throw new SignInFailed('CODE_WRONG');
  if (!(await takeChallenge(db, 'TOTP', token))) throw new SignInFailed('SIGN_IN_EXPIRED');
  await forgetAttempts(db, keys);
  const needsPassword = begun.data.needsPassword === true;
  const { version, postingId } = user;
  return { viewer: await enter(context, { userId, version, postingId, secondFactor: true, needsPassword }) };
}

builder.mutationField('verifyTotp', (t) =>
  t.field({
    type: SignInOutcome,
    description:
      'Finishes a sign-in that answered SECOND_FACTOR, in the same browser within 10 minutes; not once the way of signing in was changed. Each code works once. After 5 wrong codes in 15 minutes, or 30 in a day, it refuses. When the server cannot read the stored key, it says so: no code works then.',
    args: { code: t.arg.string({ required: true, description: 'Six digits of the authenticator app (RFC 6238).' }) },
    resolve: answeringSignIn(verifyTotp),
  }),
);
