import { randomUUID } from 'node:crypto';
import { subject } from '@casl/ability';
import type { SignedInContext } from '../context.ts';
import { databaseNow, Prisma } from '../database.ts';
import { Issues, NotAllowed, NotFound } from '../errors.ts';
import { recordEvent } from '../events/event.ts';
import type { Category } from '../generated/prisma/enums.ts';
import { lockPerson } from '../people/lock.ts';
import { findPeople } from '../people/rows.ts';
import { checkText, lengths } from '../text/check.ts';
import { isUuid } from '../text/uuid.ts';
import { type ConferenceArgs, chairs, onConference } from './command.ts';
import { openToMembers, shut } from './grants.ts';
import { checkBefore, lockAsMember } from './locked.ts';
import { type ConferencePersonRow, findPlace } from './people.ts';
import type { ConferenceRow } from './rows.ts';
import { holdSetting, isTaxOffice } from './setting.ts';

/** What of a record is put before a conference, and why. */
export interface PutContent {
  categories: Category[];
  reason: string;
}

/**
 * Puts a record of the viewer's agency before a conference, in chosen categories (Art. 9(3), (4)): every member who has acknowledged
 * the secrecy sees it from then on, until the conference is over.
 * @throws NotFound, InvalidInput, NotAllowed `ROLE` for another agency's record, `LIFECYCLE`, `CONFERENCE_SECRECY`, `CONFERENCE_PUT`,
 *   `CONFERENCE_TAX`
 */
export async function putBeforeConference(
  context: SignedInContext,
  { personId, input, ...args }: ConferenceArgs & { personId: string; input: PutContent },
): Promise<ConferenceRow> {
  const { viewer, ability } = context;
  const [person] = isUuid(personId) ? await findPeople(context, Prisma.sql`p.id = ${personId}::uuid`) : [];
  return onConference(context, 'putBeforeConference', args, personId, async (tx, { id: conferenceId }) => {
    if (!person) throw new NotFound();
    await lockPerson(tx, person.id);
    await lockAsMember(tx, context, conferenceId);
    if (!ability.can('edit', subject('Person', { ...person }))) throw new NotAllowed('ROLE');
    const taxSetting = await holdSetting(tx);
    if (isTaxOffice(viewer.agencyKind) && taxSetting === null) throw new NotAllowed('CONFERENCE_TAX');
    const issues = new Issues();
    const reason = checkText(issues, 'reason', input.reason, { max: lengths.note, required: true });
    const categories = [...new Set<Category>(['IDENTITY', ...input.categories])];
    const rests = isTaxOffice(viewer.agencyKind) || categories.includes('TAX');
    if (rests && taxSetting === null) issues.add('categories', 'CONFERENCE_TAX');
    issues.throwIfAny();
    if (await tx.conferencePerson.findFirst({ where: { conferenceId, personId: person.id, takenBackAt: null } }))
      throw new NotAllowed('CONFERENCE_PUT');
    const { id } = await tx.conferencePerson.create({
      data: {
        ...{ id: randomUUID(), conferenceId, personId: person.id, categories, reason },
        ...{ putById: viewer.userId, putByAgencyId: viewer.agencyId, at: await databaseNow(tx) },
        taxSetting: rests ? taxSetting : null,
      },
    });
    await openToMembers(tx, Prisma.sql`b.id = ${id}::uuid`);
    await recordEvent(tx, viewer, { kind: 'CONFERENCE_PUT', conferenceId, conferencePersonId: id });
  });
}

/** Whether the viewer may take somebody back: whoever may change the record, and who presides over the conference. */
export const takesBack = (context: SignedInContext, row: ConferencePersonRow): boolean =>
  row.own || chairs(context, { agencyId: row.conferenceAgencyId });

/**
 * Takes a record back from a conference, which shuts at once what it opened.
 * @throws NotFound, NotAllowed `ROLE`, `LIFECYCLE`
 */
export async function takeBackFromConference(
  context: SignedInContext,
  { personId, ...args }: ConferenceArgs & { personId: string },
): Promise<ConferenceRow> {
  const row = await findPlace(context, args.id, personId);
  return onConference(context, 'takeBackFromConference', args, personId, async (tx, { id: conferenceId }) => {
    if (!row) throw new NotFound();
    await lockPerson(tx, row.personId);
    await lockAsMember(tx, context, conferenceId);
    await checkBefore(tx, context, row.id);
    if (!takesBack(context, row)) throw new NotAllowed('ROLE');
    await tx.conferencePerson.updateMany({
      where: { id: row.id, takenBackAt: null },
      data: { takenBackAt: await databaseNow(tx), takenBackById: context.viewer.userId },
    });
    await shut(tx, Prisma.sql`b.id = ${row.id}::uuid`);
    await recordEvent(tx, context.viewer, {
      ...{ kind: 'CONFERENCE_TAKEN_BACK', conferenceId, conferencePersonId: row.id },
    });
  });
}
