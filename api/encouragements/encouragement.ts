import { randomUUID } from 'node:crypto';
import { subject } from '@casl/ability';
import { builder } from '../builder.ts';
import { runOnce } from '../command.ts';
import type { SignedInContext } from '../context.ts';
import { InvalidInput, Issues, NotAllowed } from '../errors.ts';
import type { EncouragementChannel } from '../generated/prisma/enums.ts';
import { answering, outcomeUnion } from '../outcome.ts';
import { today } from '../people/check.ts';

interface EncouragementRow {
  id: string;
  day: Date;
  channel: EncouragementChannel;
  count: number;
  leaflet: boolean;
}

const ChannelEnum = builder.enumType('EncouragementChannel', {
  description: 'How people were told of the service.',
  values: {
    COUNTER: { description: 'At the counter.' },
    PHONE: { description: 'By phone.' },
    LETTER: { description: 'By letter.' },
    VISIT: { description: 'On a visit.' },
    OTHER: { description: 'Otherwise.' },
  },
});

const EncouragementType = builder.objectRef<EncouragementRow>('Encouragement').implement({
  description:
    '利用勧奨 (生活困窮者自立支援法 Art. 8(2)): people told of the service. A count, with no personal data at all.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'UUID.' }),
    day: t.field({ type: 'Date', description: 'Which day.', resolve: ({ day }) => day }),
    channel: t.expose('channel', { type: ChannelEnum, description: 'How.' }),
    count: t.exposeInt('count', { description: 'How many people.' }),
    leaflet: t.exposeBoolean('leaflet', { description: 'Whether a leaflet was handed out.' }),
  }),
});

const EncouragementOutcome = outcomeUnion('EncouragementOutcome', EncouragementType, [InvalidInput, NotAllowed]);

/** People one entry may count; a mass mailing is several. */
const most = 1000;
const dayOf = (iso: string) => new Date(`${iso}T00:00:00Z`);

interface RecordArgs {
  commandId: string;
  day: string;
  channel: EncouragementChannel;
  count: number;
  leaflet: boolean;
}

async function recordEncouragement(
  context: SignedInContext,
  { commandId, day, ...entry }: RecordArgs,
): Promise<EncouragementRow> {
  const { agencyId } = context.viewer;
  if (!context.ability.can('create', subject('Encouragement', { agencyId }))) throw new NotAllowed('ROLE');
  const issues = new Issues();
  if (day > today()) issues.add('day', 'DATE_FUTURE');
  if (entry.count < 1 || entry.count > most) issues.add('count', 'COUNT', { max: most });
  issues.throwIfAny();
  const entryId = randomUUID();
  const id = await runOnce(context, 'recordEncouragement', commandId, entryId, async (tx) => {
    await tx.encouragement.create({ data: { id: entryId, agencyId, day: dayOf(day), ...entry } });
  });
  return context.db.prisma.encouragement.findUniqueOrThrow({ where: { id } });
}

builder.queryField('encouragements', (t) =>
  t.field({
    type: [EncouragementType],
    description:
      "The agency's own counts, newest first; the consultation office's are those of all agencies. At most 2,000.",
    args: {
      from: t.arg({ type: 'Date', required: true, description: 'First day.' }),
      until: t.arg({ type: 'Date', required: true, description: 'Last day, included.' }),
    },
    resolve: (_, { from, until }, context) => {
      const { ability, viewer, db } = context as SignedInContext;
      const seesAll = ability.can('read', subject('Encouragement', { agencyId: '' }));
      return db.prisma.encouragement.findMany({
        where: {
          day: { gte: dayOf(String(from)), lte: dayOf(String(until)) },
          ...(!seesAll && { agencyId: viewer.agencyId }),
        },
        orderBy: [{ day: 'desc' }, { createdAt: 'desc' }],
        take: 2000,
      });
    },
  }),
);

builder.mutationField('recordEncouragement', (t) =>
  t.field({
    type: EncouragementOutcome,
    description: 'Counts people told of the service.',
    args: {
      commandId: t.arg.id({ required: true, description: 'UUID made once per intended command.' }),
      day: t.arg({ type: 'Date', required: true, description: 'Which day; not in the future.' }),
      channel: t.arg({ type: ChannelEnum, required: true, description: 'How.' }),
      count: t.arg.int({ required: true, description: 'How many people, 1 to 1,000.' }),
      leaflet: t.arg.boolean({ required: true, description: 'Whether a leaflet was handed out.' }),
    },
    resolve: answering(recordEncouragement) as never,
  }),
);
