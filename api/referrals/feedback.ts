import { runOnce } from '../command.ts';
import type { SignedInContext } from '../context.ts';
import { Prisma, type Transaction } from '../database.ts';
import { InvalidInput, type Issues } from '../errors.ts';
import { recordEvent } from '../events/event.ts';
import type { Referral } from '../generated/prisma/client.ts';
import type { FeedbackLevel, ReferralStatus } from '../generated/prisma/enums.ts';
import { dueAt, moved, noteSeen, seenDueAt } from './change.ts';
import { actions, learns, lower } from './lifecycle.ts';
import { levelKnown, lockFor } from './locked.ts';
import type { ReferralRow } from './rows.ts';
import { silentRaise, toldAt, toldToSender } from './told.ts';
import { reread, type TransitionArgs } from './transition.ts';

/** What a change of the level does to the row, and how its event is told. */
interface Effect {
  kind: string;
  /** The level at which the referring side learns of it; null: never. */
  feedback: FeedbackLevel | null;
  columns: Prisma.ReferralUncheckedUpdateInput;
}

/** The referring side lowers what it knows. Where the other side has lowered it further, that stays. */
function lowerAtSender(row: Referral, level: FeedbackLevel, now: Date): Effect {
  return {
    kind: actions.lowerFeedback.event,
    feedback: 'NONE',
    columns: {
      feedbackLevel: lower(row.feedbackLevel, level),
      senderFeedbackLevel: level,
      senderDueAt: seenDueAt(level, row.senderStatus, row.senderDueAt),
      senderVersion: { increment: 1 },
      senderChangedAt: now,
    },
  };
}

/** What of the past the referring side knows with another level, and whether it knew it `before`. */
const pastOf = (tx: Transaction, id: string, level: FeedbackLevel) =>
  tx.$queryRaw<{ toStatus: ReferralStatus | null; at: Date; before: boolean }[]>(Prisma.sql`
    SELECT e."toStatus", e.at, coalesce(${toldToSender}, false) AS before
    FROM "Event" e JOIN "Referral" r ON r.id = e."referralId"
    WHERE r.id = ${id}::uuid AND ${toldAt(Prisma.sql`${level}::"FeedbackLevel"`)} ORDER BY e.seq`);

/**
 * The receiving side raises the level: the referring side's view catches up with all that the new one reaches, at once and as
 * one change. Within what that side believes anyway, nothing shows but what it newly learns.
 */
async function raise(tx: Transaction, row: Referral, level: FeedbackLevel, now: Date): Promise<Effect> {
  const isOpen = !learns(row.senderFeedbackLevel, level);
  const shown = isOpen ? level : row.senderFeedbackLevel;
  const known = await pastOf(tx, row.id, level);
  const kind = isOpen ? actions.raiseFeedback.event : silentRaise;
  if (!isOpen && known.every(({ before }) => before))
    return { kind, feedback: null, columns: { feedbackLevel: level } };
  const last = known.findLast(({ toStatus }) => toStatus);
  const status = last?.toStatus ?? row.senderStatus;
  return {
    kind,
    feedback: 'NONE',
    columns: {
      feedbackLevel: level,
      senderFeedbackLevel: shown,
      senderStatus: status,
      senderDueAt: seenDueAt(shown, status, last ? dueAt(status, row.urgency, last.at) : row.senderDueAt),
      ...(learns(level, 'CONTACTED') && { senderContactedAt: row.contactedAt }),
      senderVersion: { increment: 1 },
      senderChangedAt: now,
    },
  };
}

/**
 * The person changes what the referring side may learn. Lowering untells nothing, and at the receiving side it is silent: to the
 * referring side it looks as if nothing happened any more, since knowing of it would tell that the person has been there.
 * @throws InvalidInput at `level` for the level it is, Conflict, NotFound, NotAllowed
 */
export async function changeFeedbackLevel(
  context: SignedInContext,
  { commandId, id, version, level }: TransitionArgs & { level: FeedbackLevel },
): Promise<ReferralRow> {
  const { viewer } = context;
  const subjectId = await runOnce(context, `changeFeedbackLevel:${id}`, commandId, id, async (tx) => {
    const isRaise = (known: FeedbackLevel) => !learns(known, level);
    const locked = await lockFor(
      context,
      tx,
      (here) => (isRaise(levelKnown(here)) ? 'raiseFeedback' : 'lowerFeedback'),
      id,
      version,
    );
    const { row, side } = locked;
    if (level === levelKnown(locked)) throw new InvalidInput([{ path: 'level', code: 'FEEDBACK_SAME' }]);
    const now = new Date();
    const { kind, feedback, columns } =
      side === 'SENDER'
        ? lowerAtSender(row, level, now)
        : isRaise(row.feedbackLevel)
          ? await raise(tx, row, level, now)
          : { kind: actions.lowerFeedback.event, feedback: null, columns: { feedbackLevel: level } };
    await tx.referral.update({ where: { id }, data: { ...moved(row, null, null, now), ...columns } });
    await noteSeen(tx, viewer, id, now);
    await recordEvent(tx, viewer, {
      kind,
      referralId: id,
      personId: row.personId,
      feedback,
      levelBefore: row.feedbackLevel,
      levelChosen: level,
    });
  });
  return reread(context, subjectId);
}

/** A referral that was sent once is sent again with no higher level: what happened meanwhile is not the sender's to open. */
export function checkLevelAtSending(issues: Issues, row: Referral, level: FeedbackLevel): void {
  if (row.status === 'RETURNED' && level && !learns(row.senderFeedbackLevel, level)) {
    issues.add('feedbackLevel', 'FEEDBACK_RAISE');
  }
}

/** The levels of a referral as it is sent, and how its event says so where sending it again lowers them. */
export function levelAtSending(row: Referral, level: FeedbackLevel) {
  if (row.status !== 'RETURNED') return { columns: { feedbackLevel: level, senderFeedbackLevel: level } };
  const columns = { feedbackLevel: lower(row.feedbackLevel, level), senderFeedbackLevel: level };
  return level === row.senderFeedbackLevel
    ? { columns }
    : { columns, levels: { levelBefore: row.feedbackLevel, levelChosen: level } };
}
