import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { Issues } from '../errors.ts';
import { byLogin, findCandidate, foldLogin, LOGIN_LIMIT } from './candidate.ts';
import { keepChallenge } from './challenge.ts';
import { SIGN_IN_COOKIE } from './cookies.ts';
import { cookieSetter, enter } from './enter.ts';
import { SignInFailed } from './failure.ts';
import { countAttempt, forgetAttempts, type LimitKey } from './limits.ts';
import { PASSWORD_LIMIT, verifyPassword } from './password.ts';
import { answeringSignIn, SignInOutcome, type SignInResultShape } from './signInTypes.ts';

/** Longest that is read, in UTF-16 units. */
const lengths = { login: LOGIN_LIMIT, password: PASSWORD_LIMIT } as const;

/**
 * Signs in by login and password; whoever has a second factor is asked for it next.
 * @throws SignInFailed alike, and after the same work, for whatever is wrong
 */
async function signIn(context: Context, typed: { login: string; password: string }): Promise<SignInResultShape> {
  const { db, request } = context;
  const login = foldLogin(typed.login);
  const issues = new Issues();
  for (const [path, text] of [
    ['login', login],
    ['password', typed.password],
  ] as const) {
    if (text === '') issues.add(path, 'REQUIRED');
    if (text.length > lengths[path]) issues.add(path, 'TOO_LONG', { max: lengths[path] });
  }
  issues.throwIfAny();

  const keys: LimitKey[] = [
    ['loginAtAddress', login, request.ip],
    ['address', request.ip],
    ['login', login],
  ];
  await countAttempt(db, keys);
  const user = await findCandidate(db, byLogin(login));
  const isRight = await verifyPassword(user?.passwordHash, typed.password);
  if (!user?.postingId || !isRight) throw new SignInFailed('SIGN_IN_FAILED');
  await forgetAttempts(db, keys);

  const { id: userId, version, postingId, passwordInitial: needsPassword } = user;
  if (user.totpSecret || user.hasPasskey) {
    const token = await keepChallenge(db, 'TOTP', { userId, data: { needsPassword, version } });
    cookieSetter(context)(SIGN_IN_COOKIE, token);
    return { viewer: null };
  }
  return { viewer: await enter(context, { userId, version, postingId, secondFactor: false, needsPassword }) };
}

builder.mutationField('signIn', (t) =>
  t.field({
    type: SignInOutcome,
    description:
      'Signs in with login and password. Over HTTP only, since the session is a cookie. After 5 failures in 15 minutes for one login from one address it refuses for the rest of that time.',
    args: {
      login: t.arg.string({ required: true, description: 'Case and width do not matter; at most 200 characters.' }),
      password: t.arg.string({ required: true, description: 'At most 1000 characters.' }),
    },
    resolve: answeringSignIn(signIn),
  }),
);
