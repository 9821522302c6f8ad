import type { SignedInContext } from '../context.ts';
import { databaseNow, Prisma } from '../database.ts';
import { recordEvent } from '../events/event.ts';
import { type ConferenceArgs, checkChairs, onConference } from './command.ts';
import { shut } from './grants.ts';
import { lockConference } from './locked.ts';
import type { ConferenceRow } from './rows.ts';

/**
 * Closes a conference, by a chief of the office that convened it: what it opened is shut at once.
 * @throws NotFound, NotAllowed `ROLE`, `LIFECYCLE`
 */
export const closeConference = (context: SignedInContext, args: ConferenceArgs): Promise<ConferenceRow> =>
  onConference(context, 'closeConference', args, '', async (tx, found) => {
    checkChairs(context, found);
    await lockConference(tx, context, found.id);
    await tx.conference.update({
      where: { id: found.id },
      data: { closedAt: await databaseNow(tx), closedById: context.viewer.userId },
    });
    await shut(tx, Prisma.sql`b."conferenceId" = ${found.id}::uuid`);
    await recordEvent(tx, context.viewer, { kind: 'CONFERENCE_CLOSED', conferenceId: found.id });
  });
