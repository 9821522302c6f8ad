import { randomUUID } from 'node:crypto';
import { endOfDay, today } from '../clock/tokyoDate.ts';
import { runOnce } from '../command.ts';
import type { SignedInContext } from '../context.ts';
import { databaseNow } from '../database.ts';
import { Issues, NotAllowed, NotFound } from '../errors.ts';
import { recordEvent } from '../events/event.ts';
import { checkDay } from '../people/check.ts';
import { checkText } from '../text/check.ts';
import { mostDays } from './notice.ts';
import { type ConferenceRow, findConference } from './rows.ts';

/** What a conference is convened with. */
export interface ConferenceContent {
  title: string;
  heldOn: string;
  lastDay: string;
}

/** The first instant after a day. */
const afterDay = (day: string): Date => new Date(endOfDay(day).getTime() + 1);

const dayInMs = 86_400_000;

/** A day that is needed, as typed. */
function checkNeeded(issues: Issues, path: string, value: string): string {
  const day = checkDay(issues, path, value);
  if (day === null && !issues.list.some((issue) => issue.path === path)) issues.add(path, 'REQUIRED');
  return day ?? today();
}

function checkConference(issues: Issues, content: ConferenceContent) {
  const title = checkText(issues, 'title', content.title, { required: true });
  const heldOn = checkNeeded(issues, 'heldOn', content.heldOn);
  const until = afterDay(checkNeeded(issues, 'lastDay', content.lastDay));
  return { title, heldOn: new Date(`${heldOn}T00:00:00Z`), until };
}

/**
 * Convenes a conference (Art. 9(1)); whoever convenes it is its first member.
 * @throws InvalidInput, NotAllowed `ROLE`
 */
export async function conveneConference(
  context: SignedInContext,
  { commandId, input }: { commandId: string; input: ConferenceContent },
): Promise<ConferenceRow> {
  const { ability, viewer } = context;
  if (!ability.can('convene', 'Conference')) throw new NotAllowed('ROLE');
  const issues = new Issues();
  const content = checkConference(issues, input);
  const id = await runOnce(context, 'conveneConference:', commandId, randomUUID(), async (tx, id) => {
    const convenedAt = await databaseNow(tx);
    const length = content.until.getTime() - convenedAt.getTime();
    const isTold = issues.list.some(({ path }) => path === 'lastDay');
    if (!isTold && (length <= 0 || length > mostDays * dayInMs))
      issues.add('lastDay', 'CONFERENCE_DAYS', { max: mostDays - 1 });
    issues.throwIfAny();
    const agencyId = viewer.agencyId;
    await tx.conference.create({ data: { id, agencyId, convenedById: viewer.userId, convenedAt, ...content } });
    await tx.conferenceMember.create({
      data: {
        ...{ id: randomUUID(), conferenceId: id, userId: viewer.userId, agencyId },
        ...{ invitedById: viewer.userId, invitedAt: convenedAt },
      },
    });
    await recordEvent(tx, viewer, { kind: 'CONFERENCE_CONVENED', conferenceId: id });
  });
  const convened = await findConference(context, id);
  if (!convened) throw new NotFound();
  return convened;
}
