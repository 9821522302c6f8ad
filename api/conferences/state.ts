import { randomUUID } from 'node:crypto';
import type { SignedInContext } from '../context.ts';
import { databaseNow } from '../database.ts';
import { Issues, NotAllowed, NotFound } from '../errors.ts';
import { recordEvent } from '../events/event.ts';
import type { Category } from '../generated/prisma/enums.ts';
import { checkText, lengths } from '../text/check.ts';
import { type ConferenceArgs, onConference } from './command.ts';
import { checkBefore, lockAsMember } from './locked.ts';
import { findPlace } from './people.ts';
import type { ConferenceRow } from './rows.ts';
import { holdSetting, isTaxOffice } from './setting.ts';

/**
 * Tells the conference what a member knows of somebody put before it (情報提供, Art. 9(3), (4)). Never edited.
 * @throws NotFound, InvalidInput, NotAllowed `LIFECYCLE`, `CONFERENCE_SECRECY`, `CONFERENCE_TAX` for a tax or collection office
 */
export async function stateToConference(
  context: SignedInContext,
  { personId, category, body, ...args }: ConferenceArgs & { personId: string; category: Category; body: string },
): Promise<ConferenceRow> {
  const { viewer } = context;
  const row = await findPlace(context, args.id, personId);
  return onConference(context, 'stateToConference', args, personId, async (tx, { id: conferenceId }) => {
    if (!row) throw new NotFound();
    await lockAsMember(tx, context, conferenceId);
    await checkBefore(tx, context, row.id);
    const taxSetting = await holdSetting(tx);
    if (isTaxOffice(viewer.agencyKind) && taxSetting === null) throw new NotAllowed('CONFERENCE_TAX');
    const issues = new Issues();
    const text = checkText(issues, 'body', body, { max: lengths.text, required: true });
    const rests = isTaxOffice(viewer.agencyKind) || category === 'TAX';
    if (rests && taxSetting === null) issues.add('category', 'CONFERENCE_TAX');
    issues.throwIfAny();
    await tx.conferenceStatement.create({
      data: {
        ...{ id: randomUUID(), conferencePersonId: row.id, authorId: viewer.userId, authorAgencyId: viewer.agencyId },
        ...{ category, body: text, at: await databaseNow(tx), taxSetting: rests ? taxSetting : null },
      },
    });
    await recordEvent(tx, viewer, { kind: 'CONFERENCE_STATED', conferenceId, conferencePersonId: row.id });
  });
}
