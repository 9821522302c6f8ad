import { visible } from '../access/visible.ts';
import { builder } from '../builder.ts';
import type { SignedInContext } from '../context.ts';
import { Prisma } from '../database.ts';
import { emergencyFrom, inBox, isLate, isRunning } from './rows.ts';

interface EmergencyCounts {
  running: number;
  unreviewed: number;
  late: number;
  disclosed: number;
  nextEndIn: number | null;
}

export const EmergencyCountsType = builder.objectRef<EmergencyCounts>('EmergencyCounts').implement({
  description: 'Emergency accesses that ask for something, for the home page.',
  fields: (t) => ({
    running: t.exposeInt('running', { description: "The viewer's own that open records now." }),
    unreviewed: t.exposeInt('unreviewed', {
      description: "For the office's chiefs: not reviewed yet, their own included. Else 0.",
    }),
    late: t.exposeInt('late', { description: 'Those of `unreviewed` that were opened more than 3 days ago.' }),
    disclosed: t.exposeInt('disclosed', {
      description: "For an agency's manager: those that opened its records and are not reviewed yet. Else 0.",
    }),
    nextEndIn: t.exposeInt('nextEndIn', {
      nullable: true,
      description:
        "Milliseconds until the first of `running` ends by itself, by the database's clock: what it shows is to be fetched again then.",
    }),
  }),
});

/** Counts emergency accesses in one statement over those the gate lets through. */
export async function countEmergencies(context: SignedInContext): Promise<EmergencyCounts> {
  const open = Prisma.sql`v."emergencyId" IS NULL`;
  const [counts] = await context.db.rows<EmergencyCounts>(Prisma.sql`
    SELECT count(*) FILTER (WHERE s.own AND k.count > 0 AND ${isRunning})::int AS running,
      count(*) FILTER (WHERE s.reviewer AND ${open})::int AS unreviewed,
      count(*) FILTER (WHERE s.reviewer AND ${isLate})::int AS late,
      count(*) FILTER (WHERE ${open} AND ${inBox(context, 'DISCLOSED')})::int AS disclosed,
      ceil(1000 * extract(epoch FROM min(a.until - now()) FILTER (WHERE s.own AND k.count > 0 AND ${isRunning})))::int AS "nextEndIn"
    FROM ${emergencyFrom(context)}
    WHERE ${visible(context.ability, 'EmergencyAccess')} AND (${open} OR ${isRunning})`);
  return counts as EmergencyCounts;
}
