import { runOnce } from '../command.ts';
import type { SignedInContext } from '../context.ts';
import { type Database, databaseNow, Prisma, type Transaction } from '../database.ts';
import { Issues, NotAllowed } from '../errors.ts';
import { recordEvent } from '../events/event.ts';
import type { AgencyKind } from '../generated/prisma/enums.ts';
import { type UserRow, userJson } from '../staff/user.ts';
import { checkText, lengths } from '../text/check.ts';
import { shut } from './grants.ts';

/** One setting of the city, as everybody at work in the network may read it. */
export interface SettingRow {
  number: number;
  allowed: boolean;
  ground: string;
  changedBy: UserRow;
  at: Date;
}

/** All settings there were, the one in force first; none: nothing of tax origin is put before conferences. */
export const findSettings = (db: Database): Promise<SettingRow[]> =>
  db.rows<SettingRow>(Prisma.sql`
    SELECT s.number, s.allowed, s.ground, ${userJson} AS "changedBy", s.at
    FROM "ConferenceTaxSetting" s JOIN "User" u ON u.id = s."changedById" ORDER BY s.number DESC`);

/** Whose information is of tax origin whatever it tells. */
export const isTaxOffice = (kind: AgencyKind): boolean => kind === 'TAX' || kind === 'COLLECTION';

/**
 * Holds the setting as it is until the command ends, together with others that rest on it.
 * @returns the number of the setting in force where it allows data of tax origin, else null
 */
export async function holdSetting(tx: Transaction): Promise<number | null> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(hashtext('conferenceTaxSetting'))`;
  const last = await tx.conferenceTaxSetting.findFirst({ orderBy: { number: 'desc' } });
  return last?.allowed ? last.number : null;
}

/** Takes back the records of tax and collection offices, and shuts category TAX of all others: what rested on a setting. */
async function endWhatRested(tx: Transaction, { viewer }: SignedInContext, number: number): Promise<void> {
  const takenBackAt = await databaseNow(tx);
  const resting = { taxSetting: number, takenBackAt: null, conference: { closedAt: null, until: { gt: takenBackAt } } };
  const ofTaxOffices = { agency: { kind: { in: ['TAX', 'COLLECTION'] as AgencyKind[] } } };
  const open = await tx.conferencePerson.findMany({
    where: resting,
    select: { id: true, conferenceId: true, person: { select: { agency: { select: { kind: true } } } } },
  });
  await tx.conferencePerson.updateMany({
    where: { ...resting, person: ofTaxOffices },
    data: { takenBackAt, takenBackById: viewer.userId },
  });
  await shut(tx, Prisma.sql`b."taxSetting" = ${number} AND (g.category = 'TAX' OR b."takenBackAt" IS NOT NULL)`);
  for (const { id, conferenceId, person } of open)
    await recordEvent(tx, viewer, {
      kind: isTaxOffice(person.agency.kind) ? 'CONFERENCE_TAKEN_BACK' : 'CONFERENCE_NARROWED',
      conferenceId,
      conferencePersonId: id,
    });
}

/**
 * Allows data of tax origin in support conferences, on the city's own legal ground, or ends that at once, with all that rested on it.
 * @throws InvalidInput, NotAllowed `ROLE`, `CONFERENCE_SETTING` when it is so already
 */
export async function changeTaxSetting(
  context: SignedInContext,
  { commandId, allowed, ground }: { commandId: string; allowed: boolean; ground: string },
): Promise<SettingRow> {
  const { ability, viewer, db } = context;
  if (!ability.can('change', 'ConferenceTaxSetting')) throw new NotAllowed('ROLE');
  const issues = new Issues();
  const words = checkText(issues, 'ground', ground, { max: lengths.note, required: true });
  issues.throwIfAny();
  await runOnce(context, `changeConferenceTaxSetting:${allowed}`, commandId, viewer.userId, async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('conferenceTaxSetting'))`;
    const last = await tx.conferenceTaxSetting.findFirst({ orderBy: { number: 'desc' } });
    if ((last?.allowed ?? false) === allowed) throw new NotAllowed('CONFERENCE_SETTING');
    const number = (last?.number ?? 0) + 1;
    await tx.conferenceTaxSetting.create({
      data: { number, allowed, ground: words, changedById: viewer.userId, at: await databaseNow(tx) },
    });
    if (last && !allowed) await endWhatRested(tx, context, last.number);
    await recordEvent(tx, viewer, { kind: 'CONFERENCE_TAX_SETTING' });
  });
  const [current] = await findSettings(db);
  if (!current) throw new Error('No setting after it was changed');
  return current;
}
