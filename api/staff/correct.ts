import { builder } from '../builder.ts';
import { runOnce } from '../command.ts';
import type { SignedInContext } from '../context.ts';
import { Prisma } from '../database.ts';
import { Issues, NotAllowed, NotFound, Stale } from '../errors.ts';
import { answering } from '../outcome.ts';
import { isUuid } from '../text/uuid.ts';
import { checkIdentity, IdentityInput } from './input.ts';
import { requireKeeper } from './keeper.ts';
import { refuseLogin } from './login.ts';
import { lockStaff, managesStaff } from './manages.ts';
import { findMembers, type MemberRow } from './member.ts';
import { StaffOutcome } from './staffOutcome.ts';

interface Args {
  commandId: string;
  userId: string;
  version: number;
  input: typeof IdentityInput.$inferInput;
}

async function correctStaff(context: SignedInContext, args: Args): Promise<MemberRow> {
  const { viewer, db } = context;
  const { commandId, userId, version, input } = args;
  if (!managesStaff(context, viewer.agencyId)) throw new NotAllowed('ROLE');
  if (!isUuid(userId)) throw new NotFound();
  const read = async () => (await findMembers(db, viewer.agencyId, userId))[0];
  try {
    await runOnce(context, `correctStaff:${userId}`, commandId, userId, async (tx) => {
      await lockStaff(tx, viewer.agencyId);
      await requireKeeper(tx, context, userId);
      await tx.$queryRaw`SELECT id FROM "User" WHERE id = ${userId}::uuid FOR UPDATE`;
      const before = await tx.user.findUniqueOrThrow({ where: { id: userId } });
      if (before.version !== version) throw new Stale(read);
      const issues = new Issues();
      const data = checkIdentity(issues, input);
      issues.throwIfAny();
      await tx.user.update({ where: { id: userId }, data: { ...data, version: { increment: 1 } } });
    });
  } catch (error) {
    const isTaken = error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
    if (isTaken) await refuseLogin(context);
    throw error;
  }
  const staff = await read();
  if (!staff) throw new NotFound();
  return staff;
}

builder.mutationField('correctStaff', (t) =>
  t.field({
    type: StaffOutcome,
    description:
      "Corrects name and login of a person of the viewer's agency, wherever they show; password, second factors and sessions stay. Errors: NOT_POSTED for former staff; POSTED_ELSEWHERE for somebody who also works for another agency and last signed in there.",
    args: {
      commandId: t.arg.id({ required: true, description: 'UUID, made once per intended command.' }),
      userId: t.arg.id({ required: true, description: 'UUID of the person.' }),
      version: t.arg.int({ required: true, description: 'The version that was read.' }),
      input: t.arg({ type: IdentityInput, required: true, description: 'Name and login, whole.' }),
    },
    resolve: answering(correctStaff),
  }),
);
