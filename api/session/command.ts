import type { Context, SignedInContext } from '../context.ts';
import type { Transaction } from '../database.ts';
import { InvalidInput } from '../errors.ts';
import { refusal } from '../messages.ts';
import { answering } from '../outcome.ts';
import { liveSessions } from './authenticate.ts';
import { become } from './enter.ts';
import { SignInFailed } from './failure.ts';
import { countAttempt, forgetAttempts, type LimitKey } from './limits.ts';
import type { Viewer } from './viewer.ts';

/** The viewer after a command on their own account: read anew, and the rest of the operation goes on as that. */
async function refreshed(context: SignedInContext): Promise<Viewer> {
  const { sessionId } = context.viewer;
  const viewer = (await liveSessions(context.db, [sessionId])).get(sessionId);
  if (!viewer) throw refusal(context, 'UNAUTHENTICATED');
  become(context, viewer);
  return viewer;
}

/** A command on the viewer's own account: its errors are its answer, else the viewer as they are now. */
export const answeringViewer = <Args>(run: (context: SignedInContext, args: Args) => Promise<void>) =>
  answering<Args, Viewer>(async (context, args) => {
    await run(context, args);
    return refreshed(context);
  }) as (_: unknown, args: Args, context: Context) => Promise<never>;

/**
 * Begins to store a change of how the viewer signs in: changes of one account follow one another, and what was judged before is judged
 * by what the one before left. Sign-ins under way are over (`enter`), those that wait for their second half too.
 * @returns the password's hash as it is now
 * @throws GraphQLError with code UNAUTHENTICATED when the session has ended meanwhile, by a reset or a new password
 */
export async function changeSignIn(tx: Transaction, context: SignedInContext): Promise<string | null> {
  const { userId, sessionId } = context.viewer;
  const data = { version: { increment: 1 } };
  const { passwordHash } = await tx.user.update({ where: { id: userId }, data, select: { passwordHash: true } });
  const live = await tx.session.count({ where: { id: sessionId, revokedAt: null } });
  if (live === 0) throw refusal(context, 'UNAUTHENTICATED');
  return passwordHash;
}

/**
 * Judges something secret that a signed-in person typed, within its limits.
 * @param path the input's field, for errors
 * @throws InvalidInput for a wrong one, and, with the seconds to wait, after too many
 */
export async function judgeSecret(
  context: SignedInContext,
  path: string,
  limits: ('code' | 'codeOfDay' | 'password')[],
  wrong: string,
  isRight: () => Promise<boolean>,
): Promise<void> {
  const keys = limits.map((limit): LimitKey => [limit, context.viewer.userId]);
  try {
    await countAttempt(context.db, keys);
  } catch (error) {
    if (!(error instanceof SignInFailed)) throw error;
    throw new InvalidInput([{ path, code: 'WAIT_SECONDS', values: { seconds: error.retryAfter ?? 1 } }]);
  }
  if (!(await isRight())) throw new InvalidInput([{ path, code: wrong }]);
  await forgetAttempts(context.db, keys);
}
