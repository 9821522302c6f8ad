import { randomUUID } from 'node:crypto';
import { runOnce } from '../command.ts';
import type { SignedInContext } from '../context.ts';
import { type Database, Prisma } from '../database.ts';
import { Issues, NotFound } from '../errors.ts';
import { type UserRow, userJson } from '../staff/user.ts';
import { checkText, lengths } from '../text/check.ts';
import { isUuid } from '../text/uuid.ts';
import { findPatternRows, type PatternRow } from './patternRows.ts';
import type { PatternKind } from './patterns.ts';

export interface ReviewRow {
  id: string;
  note: string;
  by: UserRow;
  at: Date;
}

/** Who looked into a row of a pattern, the latest first. */
export const findReviews = (db: Database, { pattern, user, agencyId, subject, day, part }: PatternRow) =>
  db.rows<ReviewRow>(Prisma.sql`
    SELECT v.id, v.note, v.at, ${userJson} AS by FROM "PatternReview" v JOIN "User" u ON u.id = v."byId"
    WHERE v."userId" = ${user.id}::uuid AND v.day = ${day}::date AND v.pattern = ${pattern} AND v."agencyId" = ${agencyId}::uuid
      AND v.part = ${part} AND v.subject IS NOT DISTINCT FROM ${subject}::uuid
    ORDER BY v.at DESC, v.id`);

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
