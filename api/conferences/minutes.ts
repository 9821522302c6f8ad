import { subject } from '@casl/ability';
import { runOnce } from '../command.ts';
import type { SignedInContext } from '../context.ts';
import { databaseNow, Prisma } from '../database.ts';
import { Issues, NotAllowed, NotFound, Stale } from '../errors.ts';
import { recordEvent } from '../events/event.ts';
import { checkText, lengths } from '../text/check.ts';
import { type ConferenceArgs, readConference } from './command.ts';
import { checkBefore, lockAsMember } from './locked.ts';
import { findMinutes, findPlace, type MinutesRow } from './people.ts';

/** Whether the viewer writes a conference's minutes: a member at the office that convened it. */
export const writesMinutes = ({ ability }: SignedInContext, { agencyId }: { agencyId: string }): boolean =>
  ability.can('writeMinutes', subject('Conference', { agencyId }));

/**
 * Writes the minutes of a person anew; the versions before are kept.
 * @param version of the minutes as last read; 0 where there were none
 * @throws NotFound, InvalidInput, Conflict, NotAllowed `ROLE`, `LIFECYCLE`, `CONFERENCE_SECRECY`
 */
export async function saveConferenceMinutes(
  context: SignedInContext,
  { commandId, id, personId, version, body }: ConferenceArgs & { personId: string; version: number; body: string },
): Promise<MinutesRow> {
  const { viewer } = context;
  const conference = await readConference(context, id);
  const row = await findPlace(context, id, personId);
  const read = async (placeId: string) => (await findMinutes(context, Prisma.sql`b.id = ${placeId}::uuid`))[0];
  const placeId = await runOnce(
    context,
    `saveConferenceMinutes:${conference.id}:${personId}`,
    commandId,
    row?.id ?? conference.id,
    async (tx) => {
      if (!row) throw new NotFound();
      await lockAsMember(tx, context, conference.id);
      await checkBefore(tx, context, row.id);
      if (!writesMinutes(context, conference)) throw new NotAllowed('ROLE');
      const where = { conferencePersonId: row.id };
      const last = await tx.conferenceMinutes.findFirst({ where, orderBy: { version: 'desc' } });
      if ((last?.version ?? 0) !== version) throw new Stale(() => read(row.id));
      const issues = new Issues();
      const text = checkText(issues, 'body', body, { max: lengths.text, required: true });
      issues.throwIfAny();
      await tx.conferenceMinutes.create({
        data: { ...where, version: version + 1, body: text, writtenById: viewer.userId, at: await databaseNow(tx) },
      });
      await recordEvent(tx, viewer, {
        ...{ kind: 'CONFERENCE_MINUTES', conferenceId: conference.id, conferencePersonId: row.id },
      });
    },
  );
  const minutes = await read(placeId);
  if (!minutes) throw new NotFound();
  return minutes;
}
