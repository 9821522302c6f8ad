import { createHmac, randomUUID } from 'node:crypto';
import { runOnce } from '../command.ts';
import type { SignedInContext } from '../context.ts';
import { Prisma } from '../database.ts';
import { Issues, NotAllowed } from '../errors.ts';
import { markOf } from '../ledger/marks.ts';
import { type Period, periodDays } from '../ledger/period.ts';
import { checkDay } from '../people/check.ts';
import { SignInFailed } from '../session/failure.ts';
import { countAttempt } from '../session/limits.ts';
import { keyFor } from '../session/secretBox.ts';
import { type UserRow, userJson } from '../staff/user.ts';
import { checkText } from '../text/check.ts';
import { searchKey } from '../text/searchKey.ts';
import { findAllLines, type LineRow } from './lines.ts';

/** What somebody shows who they are by. Its numbers are not asked for. */
export const documents = [
  'INDIVIDUAL_NUMBER_CARD',
  'DRIVING_LICENCE',
  'PASSPORT',
  'RESIDENCE_CARD',
  'OTHER_TWO',
] as const;
export type IdentityDocument = (typeof documents)[number];

export interface DiscloseInput {
  name: string;
  nameKana: string;
  birthDate: string;
  document: IdentityDocument;
  from: string;
  until: string;
}

/** What was given out. */
export interface DisclosureRow {
  id: string;
  at: Date;
  by: UserRow;
  agencyId: string;
  document: IdentityDocument;
  subjects: string[];
  from: string;
  until: string;
  lines: LineRow[];
}

/** Records of somebody of exactly this name, reading and day of birth, in whatever spelling of the same; restricted ones are none. */
async function recordsOf(
  { db }: SignedInContext,
  name: string,
  nameKana: string,
  birthDate: string,
): Promise<string[]> {
  const [written, read] = [searchKey(name), searchKey(nameKana)];
  const rows = await db.rows<{ id: string; name: string; nameKana: string }>(Prisma.sql`
    SELECT p.id, p.name, p."nameKana" FROM "Person" p WHERE NOT p.restricted AND p."birthDate" = ${birthDate}::date
      AND p.id IN (SELECT f."personId" FROM "PersonSearchKey" f WHERE f.key = ${read} AND f.category = 'IDENTITY')`);
  return rows.filter((row) => searchKey(row.name) === written && searchKey(row.nameKana) === read).map(({ id }) => id);
}

const DAY_MS = 86_400_000;

function checkAsked(issues: Issues, { from, until }: Period): void {
  if (until < from) issues.add('until', 'PERIOD_BACKWARDS');
  else if ((Date.parse(until) - Date.parse(from)) / DAY_MS >= periodDays.most)
    issues.add('until', 'PERIOD_TOO_LONG', { days: periodDays.most });
}

/**
 * Gives out the whole access history of somebody who stands at the auditing desk, and has it on record, found or not.
 * @throws NotAllowed for others than auditors, and after too many; InvalidInput
 */
export async function disclose(
  context: SignedInContext,
  { commandId, input }: { commandId: string; input: DiscloseInput },
): Promise<DisclosureRow> {
  const { db, env, viewer, ability, shown } = context;
  if (!ability.can('disclose', 'LedgerEntry')) throw new NotAllowed('ROLE');
  const issues = new Issues();
  const name = checkText(issues, 'name', input.name, { required: true });
  const nameKana = checkText(issues, 'nameKana', input.nameKana, { required: true });
  const birthDate = checkDay(issues, 'birthDate', input.birthDate);
  if (!birthDate && !issues.list.some(({ path }) => path === 'birthDate')) issues.add('birthDate', 'REQUIRED');
  const { document, from, until } = input;
  checkAsked(issues, { from, until });
  issues.throwIfAny();
  // Whoever tries many names would find out who is helped.
  await countAttempt(db, [['disclosure', viewer.userId]]).catch((error) => {
    throw error instanceof SignInFailed ? new NotAllowed('TOO_MANY_ATTEMPTS') : error;
  });
  const subjects = await recordsOf(context, name, nameKana, birthDate as string);
  // The command is about whom was asked for, found or not, which is not kept in words: under its id nobody else is looked for unnoticed.
  const about = createHmac('sha256', keyFor(env.secret, 'disclosure'))
    .update(JSON.stringify([searchKey(name), searchKey(nameKana), birthDate, document, from, until]))
    .digest('hex');
  const made = await runOnce(context, `discloseHistory:${about}`, commandId, randomUUID(), async (tx, id) => {
    const days = { from: new Date(`${from}T00:00:00Z`), until: new Date(`${until}T00:00:00Z`) };
    await tx.disclosure.create({
      data: { id, byId: viewer.userId, agencyId: viewer.agencyId, document, subjects, ...days },
    });
  });
  const [row] = await db.rows<Omit<DisclosureRow, 'lines'>>(Prisma.sql`
    SELECT v.id, v.at, v."agencyId", v.document, v.subjects, v.from::text AS from, v.until::text AS until, ${userJson} AS by
    FROM "Disclosure" v JOIN "User" u ON u.id = v."byId" WHERE v.id = ${made}::uuid`);
  if (!row) throw new Error('A disclosure that was not written');
  // Sent again, it finds nobody any more who is protected since.
  const asked = { operation: 'discloseHistory' };
  const found = row.subjects.filter((id) => subjects.includes(id));
  for (const id of found) shown.note(context, asked, id, markOf('IDENTITY'));
  return {
    ...row,
    subjects: found,
    lines: await findAllLines(context, found, { period: { from, until }, before: row.at }),
  };
}
