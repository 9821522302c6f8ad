import { randomUUID } from 'node:crypto';
import { today } from '../clock/tokyoDate.ts';
import { runOnce } from '../command.ts';
import { pageOf, pageSize, unknownCursor } from '../connection.ts';
import type { SignedInContext } from '../context.ts';
import { Issues, NotFound } from '../errors.ts';
import { periodOf } from '../ledger/period.ts';
import { findOwnPerson } from '../people/own.ts';
import { checkText, lengths } from '../text/check.ts';
import { isUuid } from '../text/uuid.ts';
import { findOwnLines, type LineRow } from './lines.ts';
import type { Exclusion } from './withheld.ts';

interface HistoryArgs {
  from?: string | null;
  until?: string | null;
  first?: number | null;
  after?: string | null;
}

const cursorOf = ({ lastAt, id }: LineRow): string => `${lastAt.toISOString()} ${id}`;

function readCursor(cursor: string) {
  const [lastAt = '', id] = cursor.split(' ');
  if (!isUuid(id) || Number.isNaN(Date.parse(lastAt)) || new Date(lastAt).toISOString() !== lastAt)
    throw unknownCursor();
  return { lastAt, id };
}

/** A page of what the agency itself looked at of a record it keeps, the latest first; of any other record there is nothing. */
export async function ownHistory(context: SignedInContext, personId: string, args: HistoryArgs) {
  const size = pageSize(args.first);
  const period = periodOf(args.from, args.until);
  const after = args.after ? readCursor(args.after) : undefined;
  const lines = await findOwnLines(context, personId, { period, after, limit: size + 1 });
  // That the history was read is on record itself.
  if (lines.length > 0) context.shown.note(context, { operation: 'person' }, personId, 0);
  return pageOf(lines, size, args.after, cursorOf);
}

interface WithholdArgs {
  commandId: string;
  personId: string;
  lineId: string;
  reason?: Exclusion | null;
  note: string;
}

/** A day before any entry. */
const begun = '2020-01-01';

/**
 * Withholds a line from the person's history, or does so no more: what the keeper alone can judge, as it knows what may harm.
 * @throws NotFound for a record that is not the agency's own, or a line that there is none of; InvalidInput
 */
export async function withhold(context: SignedInContext, args: WithholdArgs): Promise<LineRow> {
  const { personId, lineId } = args;
  const period = { from: begun, until: today() };
  const own = await findOwnPerson(context.db.prisma, context.viewer, personId);
  const find = async () =>
    own && isUuid(lineId) ? (await findOwnLines(context, own, { period, id: lineId }))[0] : undefined;
  const line = await find();
  if (!line) throw new NotFound();
  const issues = new Issues();
  const note = checkText(issues, 'note', args.note, { required: true, max: lengths.note });
  issues.throwIfAny();
  await runOnce(context, `withholdFromHistory:${personId} ${lineId}`, args.commandId, randomUUID(), async (tx, id) => {
    const data = { id, personId, lineId, reason: args.reason ?? null, note, byId: context.viewer.userId };
    await tx.historyExclusion.create({ data });
  });
  return (await find()) ?? line;
}
