import { knownAgency } from '../agencies/directory.ts';
import { AgencyType } from '../agencies/type.ts';
import { builder } from '../builder.ts';
import type { SignedInContext } from '../context.ts';
import { Prisma } from '../database.ts';
import type { EmergencyReason } from '../generated/prisma/enums.ts';
import { EmergencyReasonEnum, type FigureGroup } from './enums.ts';
import { emergencyFrom, inBox } from './rows.ts';

interface EmergencyFigure {
  /** `YYYY-MM-01`. */
  month: string | null;
  agencyId: string | null;
  reason: EmergencyReason | null;
  opened: number;
  justified: number;
  notJustified: number;
  unreviewed: number;
  medianHours: number | null;
}

export const EmergencyFigureType = builder.objectRef<EmergencyFigure>('EmergencyFigure').implement({
  description: 'How many emergency accesses there were in a month, of an agency or for a reason; no personal data.',
  fields: (t) => ({
    month: t.expose('month', { type: 'Date', nullable: true, description: 'First day of the month, by MONTH.' }),
    agency: t.field({
      type: AgencyType,
      nullable: true,
      description: 'The agency of whoever opened them, by AGENCY.',
      resolve: ({ agencyId }, _, { db }) => (agencyId ? knownAgency(db, agencyId) : null),
    }),
    reason: t.expose('reason', { type: EmergencyReasonEnum, nullable: true, description: 'The reason, by REASON.' }),
    opened: t.exposeInt('opened', { description: 'How many, attempts that found nobody included.' }),
    justified: t.exposeInt('justified', { description: 'Of them, reviewed as justified.' }),
    notJustified: t.exposeInt('notJustified', { description: 'Of them, reviewed as not justified.' }),
    unreviewed: t.exposeInt('unreviewed', { description: 'Of them, not reviewed yet.' }),
    medianHours: t.exposeFloat('medianHours', {
      nullable: true,
      description: 'Median of the hours they were open, until now at most; null where none opened a record.',
    }),
  }),
});

const keys = {
  MONTH: Prisma.sql`date_trunc('month', a."startedAt" AT TIME ZONE 'Asia/Tokyo')::date::text AS month, NULL AS "agencyId", NULL AS reason`,
  AGENCY: Prisma.sql`NULL AS month, a."agencyId", NULL AS reason`,
  REASON: Prisma.sql`NULL AS month, NULL AS "agencyId", a.reason`,
} as const;

/** Counts the emergency accesses a chief may review, between two days in Tokyo (both included, `YYYY-MM-DD`). */
export const countFigures = (
  context: SignedInContext,
  { from, until, by }: { from: string; until: string; by: FigureGroup },
): Promise<EmergencyFigure[]> =>
  context.db.rows(Prisma.sql`
    SELECT ${keys[by]}, count(*)::int AS opened,
      count(*) FILTER (WHERE v.verdict = 'JUSTIFIED')::int AS justified,
      count(*) FILTER (WHERE v.verdict = 'NOT_JUSTIFIED')::int AS "notJustified",
      count(*) FILTER (WHERE v.verdict IS NULL)::int AS unreviewed,
      percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM least(a."endedAt", a.until, now()) - a."startedAt") / 3600)
        FILTER (WHERE k.count > 0)::float AS "medianHours"
    FROM ${emergencyFrom(context)}
    WHERE ${inBox(context, 'REVIEW')}
      AND (a."startedAt" AT TIME ZONE 'Asia/Tokyo')::date BETWEEN ${from}::date AND ${until}::date
    GROUP BY 1, 2, 3 ORDER BY 1, 4 DESC, 2, 3`);
