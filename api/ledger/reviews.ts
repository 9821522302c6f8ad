import { randomUUID } from 'node:crypto';
import { runOnce } from '../command.ts';
import type { SignedInContext } from '../context.ts';
import { Issues, NotFound } from '../errors.ts';
import { checkText, lengths } from '../text/check.ts';
import { isUuid } from '../text/uuid.ts';
import { findPatternRows, type PatternRow } from './patternRows.ts';
import type { PatternKind } from './patterns.ts';

interface Args {
  commandId: string;
  id: string;
  pattern: PatternKind;
  day: string;
  note: string;
}

/**
 * Marks a row of a pattern as looked into, up to its last entry: what comes after opens it again.
 * @throws NotFound for a row that there is none of, and for all who are no auditors; InvalidInput for a note that cannot be kept
 */
export async function lookInto(context: SignedInContext, args: Args): Promise<PatternRow> {
  const { id, pattern, day } = args;
  const find = async () =>
    isUuid(id) ? (await findPatternRows(context, pattern, { from: day, until: day }, id))[0] : undefined;
  const row = context.ability.can('lookInto', 'LedgerEntry') ? await find() : undefined;
  if (!row) throw new NotFound();
  const issues = new Issues();
  const note = checkText(issues, 'note', args.note, { required: true, max: lengths.note });
  issues.throwIfAny();
  await runOnce(context, `lookIntoPattern:${id}`, args.commandId, randomUUID(), async (tx, reviewId) => {
    const { user, agencyId, subject, part, last } = row;
    const about = { pattern, userId: user.id, agencyId, subject, part, day: new Date(`${day}T00:00:00Z`) };
    await tx.patternReview.create({
      data: { id: reviewId, ...about, upTo: BigInt(last), note, byId: context.viewer.userId },
    });
  });
  return (await find()) ?? row;
}
