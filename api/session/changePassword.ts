import { builder } from '../builder.ts';
import type { SignedInContext } from '../context.ts';
import { InvalidInput, Issues } from '../errors.ts';
import { answeringViewer, changeSignIn, judgeSecret } from './command.ts';
import { foldPassword, hashPassword, verifyPassword } from './password.ts';
import { checkPassword } from './passwordRules.ts';
import { endSessions, otherSessions } from './sessions.ts';
import { ViewerOutcome } from './viewerType.ts';

async function changePassword(context: SignedInContext, typed: { current: string; next: string }): Promise<void> {
  const { db, viewer } = context;
  const { login, passwordHash } = await db.prisma.user.findUniqueOrThrow({ where: { id: viewer.userId } });
  const issues = new Issues();
  checkPassword(issues, typed.next, login);
  if (foldPassword(typed.next) === foldPassword(typed.current)) issues.add('next', 'PASSWORD_SAME');
  issues.throwIfAny();
  await judgeSecret(context, 'current', ['password'], 'PASSWORD_WRONG', () =>
    verifyPassword(passwordHash, typed.current),
  );
  const next = await hashPassword(typed.next);
  await db.prisma.$transaction(async (tx) => {
    const isCurrent = (await changeSignIn(tx, context)) === passwordHash;
    if (!isCurrent) throw new InvalidInput([{ path: 'current', code: 'PASSWORD_WRONG' }]);
    await tx.user.update({ where: { id: viewer.userId }, data: { passwordHash: next, passwordInitial: false } });
    await tx.session.update({ where: { id: viewer.sessionId }, data: { needsPassword: false } });
    await endSessions(tx, otherSessions(viewer.userId, viewer.sessionId));
  });
}

builder.mutationField('changePassword', (t) =>
  t.field({
    type: ViewerOutcome,
    description:
      'Changes the password and ends all other sessions, and sign-ins that wait for a code. After 5 wrong present passwords in 15 minutes it refuses for the rest of that time.',
    args: {
      current: t.arg.string({ required: true, description: 'The present password.' }),
      next: t.arg.string({
        required: true,
        description: 'The new one: at least 12 characters as people count them; not the login, not a common password.',
      }),
    },
    resolve: answeringViewer(changePassword),
  }),
);
