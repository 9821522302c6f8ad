import { knownAgency } from '../agencies/directory.ts';
import { AgencyType } from '../agencies/type.ts';
import { builder } from '../builder.ts';
import type { SignedInContext } from '../context.ts';
import { Prisma } from '../database.ts';
import type { EncouragementChannel } from '../generated/prisma/enums.ts';
import { seenCounts } from './rows.ts';
import { ChannelEnum } from './type.ts';

export interface EncouragementSum {
  agencyId: string;
  /** The day, or the first of the month, `YYYY-MM-DD`. */
  from: string;
  channel: EncouragementChannel;
  count: number;
  leaflet: number;
}

export const EncouragementSumType = builder.objectRef<EncouragementSum>('EncouragementSum').implement({
  description:
    'How many people one agency told of the service in one way within a day or a month. What was undone is not counted.',
  fields: (t) => ({
    agency: t.field({
      type: AgencyType,
      description: 'The agency that counted.',
      resolve: ({ agencyId }, _, { db }) => knownAgency(db, agencyId),
    }),
    from: t.field({
      type: 'Date',
      description: 'The day, or the first day of the month.',
      resolve: ({ from }) => from,
    }),
    channel: t.expose('channel', { type: ChannelEnum, description: 'How.' }),
    count: t.exposeInt('count', { description: 'How many people.' }),
    leaflet: t.exposeInt('leaflet', { description: 'How many of them were handed a leaflet.' }),
  }),
});

export const PeriodEnum = builder.enumType('EncouragementPeriod', {
  description: 'By what counts are added up.',
  values: { DAY: { description: 'By day.' }, MONTH: { description: 'By month.' } },
});

/** Adds up the counts the viewer may see between two days (both included, `YYYY-MM-DD`), in the order of time. */
export const sumEncouragements = (
  context: SignedInContext,
  { from, until, by }: { from: string; until: string; by: 'DAY' | 'MONTH' },
): Promise<EncouragementSum[]> => {
  const first = by === 'DAY' ? Prisma.sql`e.day` : Prisma.sql`date_trunc('month', e.day::timestamp)::date`;
  return context.db.rows(Prisma.sql`
    SELECT e."agencyId", ${first}::text AS "from", e.channel, sum(e.count)::int AS count,
      coalesce(sum(e.count) FILTER (WHERE e.leaflet), 0)::int AS leaflet
    FROM "Encouragement" e
    WHERE ${seenCounts(context)} AND e."undoneAt" IS NULL AND e.day BETWEEN ${from}::date AND ${until}::date
    GROUP BY 1, 2, 3 ORDER BY 2, 1, 3`);
};
