import { builder } from '../builder.ts';
import { runOnce } from '../command.ts';
import type { SignedInContext } from '../context.ts';
import { Prisma } from '../database.ts';
import { NotAllowed, NotFound } from '../errors.ts';
import { answering } from '../outcome.ts';
import { forgetAttempts } from '../session/limits.ts';
import { hashPassword } from '../session/password.ts';
import { endSessions } from '../session/sessions.ts';
import { isUuid } from '../text/uuid.ts';
import { initialPassword } from './initialPassword.ts';
import { requireKeeper } from './keeper.ts';
import { lockStaff, managesStaff } from './manages.ts';
import { findMembers } from './member.ts';
import { NewStaffOutcome, type NewStaffShape } from './newStaff.ts';

interface Args {
  commandId: string;
  userId: string;
}

async function resetSignIn(context: SignedInContext, { commandId, userId }: Args): Promise<NewStaffShape> {
  const { viewer, db } = context;
  if (!managesStaff(context, viewer.agencyId)) throw new NotAllowed('ROLE');
  if (!isUuid(userId)) throw new NotFound();
  if (userId === viewer.userId) throw new NotAllowed('OWN_SIGN_IN');
  const password = initialPassword(context, commandId);
  const passwordHash = await hashPassword(password);
  let isDone = false as boolean;
  await runOnce(context, `resetSignIn:${userId}`, commandId, userId, async (tx) => {
    await lockStaff(tx, viewer.agencyId);
    await requireKeeper(tx, context, userId);
    await tx.user.update({
      where: { id: userId },
      data: { passwordHash, passwordInitial: true, totpSecret: null, totpUsedStep: null, version: { increment: 1 } },
    });
    await tx.passkey.deleteMany({ where: { userId } });
    await tx.signInChallenge.deleteMany({ where: { userId } });
    await endSessions(tx, Prisma.sql`s."userId" = ${userId}::uuid`);
    isDone = true;
  });
  const [staff] = await findMembers(db, viewer.agencyId, userId);
  if (!staff) throw new NotFound();
  // Sent again it must not clear them again: that would be guessing without end.
  if (isDone) {
    await forgetAttempts(db, [
      ['login', staff.login],
      ['code', userId],
      ['codeOfDay', userId],
      ['password', userId],
    ]);
  }
  return { staff, initialPassword: password };
}

builder.mutationField('resetSignIn', (t) =>
  t.field({
    type: NewStaffOutcome,
    description:
      "Gives a person of the viewer's agency a new initial password, removes their second factors and ends their sessions. Errors: NOT_POSTED for former staff; POSTED_ELSEWHERE for somebody who also works for another agency and last signed in there; OWN_SIGN_IN.",
    args: {
      commandId: t.arg.id({ required: true, description: 'UUID, made once per intended command.' }),
      userId: t.arg.id({ required: true, description: 'UUID of the person.' }),
    },
    resolve: answering(resetSignIn),
  }),
);
