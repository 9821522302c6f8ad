import { builder } from '../builder.ts';
import { isUuid, runOnce } from '../command.ts';
import type { SignedInContext } from '../context.ts';
import { Prisma, type Transaction } from '../database.ts';
import { NotAllowed, NotFound } from '../errors.ts';
import { answering } from '../outcome.ts';
import { forgetAttempts } from '../session/limits.ts';
import { hashPassword } from '../session/password.ts';
import { endSessions } from '../session/sessions.ts';
import { initialPassword } from './initialPassword.ts';
import { lockStaff, managesStaff } from './manages.ts';
import { findMembers } from './member.ts';
import { NewStaffOutcome, type NewStaffShape } from './newStaff.ts';
import { openPostings } from './postings.ts';

interface Args {
  commandId: string;
  userId: string;
}

/**
 * Whose sign-in a manager may make anew: of people posted at the agency, unless they are posted elsewhere too and did not last sign in
 * here. Otherwise giving somebody a posting (`createStaff`) would be a way into their other agency.
 */
async function requireKeeper(tx: Transaction, { viewer }: SignedInContext, userId: string): Promise<void> {
  const isKnown = await tx.posting.count({ where: { userId, agencyId: viewer.agencyId } });
  if (isKnown === 0) throw new NotFound();
  const postings = await openPostings(tx, userId);
  if (!postings.some(({ agencyId }) => agencyId === viewer.agencyId)) throw new NotAllowed('NOT_POSTED');
  const last = await tx.session.findFirst({
    where: { userId },
    orderBy: { createdAt: 'desc' },
    select: { posting: { select: { agencyId: true } } },
  });
  const isElsewhere = postings.some(({ agencyId }) => agencyId !== viewer.agencyId);
  if (isElsewhere && last?.posting?.agencyId !== viewer.agencyId) throw new NotAllowed('POSTED_ELSEWHERE');
}

async function resetSignIn(context: SignedInContext, { commandId, userId }: Args): Promise<NewStaffShape> {
  const { viewer, db } = context;
  if (!managesStaff(context, viewer.agencyId)) throw new NotAllowed('ROLE');
  if (!isUuid(userId)) throw new NotFound();
  if (userId === viewer.userId) throw new NotAllowed('OWN_SIGN_IN');
  const password = initialPassword(context, commandId);
  const passwordHash = await hashPassword(password);
  await runOnce(context, 'resetSignIn', commandId, userId, async (tx) => {
    await lockStaff(tx, viewer.agencyId);
    await requireKeeper(tx, context, userId);
    await tx.user.update({
      where: { id: userId },
      data: { passwordHash, totpSecret: null, totpUsedStep: null, version: { increment: 1 } },
    });
    await tx.passkey.deleteMany({ where: { userId } });
    await tx.signInChallenge.deleteMany({ where: { userId } });
    await endSessions(tx, Prisma.sql`s."userId" = ${userId}::uuid`);
  });
  const [staff] = await findMembers(db, viewer.agencyId, userId);
  if (!staff) throw new NotFound();
  await forgetAttempts(db, [
    ['login', staff.login],
    ['code', userId],
    ['codeOfDay', userId],
    ['password', userId],
  ]);
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
