import { builder } from '../builder.ts';
import { runOnce } from '../command.ts';
import type { SignedInContext } from '../context.ts';
import { databaseNow, Prisma } from '../database.ts';
import { NotAllowed, NotFound } from '../errors.ts';
import { answering } from '../outcome.ts';
import { endSessions } from '../session/sessions.ts';
import { isUuid } from '../text/uuid.ts';
import { findStanding } from './keeper.ts';
import { leavesNobody, lockStaff, managesStaff } from './manages.ts';
import { findMembers, type MemberRow } from './member.ts';
import { StaffOutcome } from './staffOutcome.ts';

interface Args {
  commandId: string;
  userId: string;
}

/** Ends what is live now, and cancels what is to come. Postings elsewhere, and whether there are any, stay untouched and untold. */
async function closeStaff(context: SignedInContext, { commandId, userId }: Args): Promise<MemberRow> {
  const { viewer, db } = context;
  if (!managesStaff(context, viewer.agencyId)) throw new NotAllowed('ROLE');
  if (!isUuid(userId)) throw new NotFound();
  if (userId === viewer.userId) throw new NotAllowed('OWN_POSTINGS');
  await runOnce(context, `closeStaff:${userId}`, commandId, userId, async (tx) => {
    await lockStaff(tx, viewer.agencyId);
    const { here } = await findStanding(tx, context, userId);
    const now = await databaseNow(tx);
    if (await leavesNobody(tx, here, now)) throw new NotAllowed('LAST_MANAGER');
    for (const { id, validFrom } of here) {
      const isToCome = validFrom > now;
      const data = { validUntil: isToCome ? validFrom : now, version: { increment: 1 } };
      await tx.posting.update({ where: { id }, data });
    }
    await endSessions(tx, Prisma.sql`s."postingId" = ANY(${here.map(({ id }) => id)}::uuid[])`);
  });
  const [staff] = await findMembers(db, viewer.agencyId, userId);
  if (!staff) throw new NotFound();
  return staff;
}

builder.mutationField('closeStaff', (t) =>
  t.field({
    type: StaffOutcome,
    description:
      "Ends at once every posting of a person at the viewer's agency, cancels those to come, and ends the sessions that act for them. What they do for other agencies goes on. A new posting (`addPosting`) brings them back. Errors: LAST_MANAGER when the agency would have nobody to keep its staff; NOT_POSTED for who has left already; OWN_POSTINGS.",
    args: {
      commandId: t.arg.id({ required: true, description: 'UUID, made once per intended command.' }),
      userId: t.arg.id({ required: true, description: 'UUID of the person.' }),
    },
    resolve: answering(closeStaff),
  }),
);
