import { subject } from '@casl/ability';
import { knownAgency } from '../agencies/directory.ts';
import { AgencyType } from '../agencies/type.ts';
import { builder } from '../builder.ts';
import { UserType } from '../staff/user.ts';
import { type EncouragementRow, isOpen } from './rows.ts';

export const ChannelEnum = builder.enumType('EncouragementChannel', {
  description: 'How people were told of the service.',
  values: {
    COUNTER: { description: 'At the counter.' },
    PHONE: { description: 'By phone.' },
    LETTER: { description: 'By letter.' },
    VISIT: { description: 'On a visit.' },
    OTHER: { description: 'Otherwise.' },
  },
});

const EncouragementVerdicts = builder.objectRef<EncouragementRow>('EncouragementVerdicts').implement({
  description: 'What the viewer may do with a count.',
  fields: (t) => ({
    undo: t.boolean({
      description: 'Undo it as wrong: whoever recorded it, or the manager of its agency, to the end of the next month.',
      resolve: (row, _, { ability }) =>
        row.undoneAt === null && isOpen(row) && Boolean(ability?.can('undo', subject('Encouragement', { ...row }))),
    }),
  }),
});

export const EncouragementType = builder.objectRef<EncouragementRow>('Encouragement').implement({
  description:
    '利用勧奨 (生活困窮者自立支援法 Art. 8(2)): people told of the service. A count, with no personal data at all.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'UUID.' }),
    agency: t.field({
      type: AgencyType,
      description: 'The agency that counted.',
      resolve: ({ agencyId }, _, { db }) => knownAgency(db, agencyId),
    }),
    day: t.field({ type: 'Date', description: 'Which day.', resolve: ({ day }) => day }),
    channel: t.expose('channel', { type: ChannelEnum, description: 'How.' }),
    count: t.exposeInt('count', { description: 'How many people.' }),
    leaflet: t.exposeBoolean('leaflet', { description: 'Whether a leaflet was handed out.' }),
    recordedAt: t.field({ type: 'DateTime', description: 'When it was recorded.', resolve: (row) => row.createdAt }),
    recordedBy: t.field({
      type: UserType,
      nullable: true,
      description: 'Who recorded it; shown within the own agency.',
      resolve: (row) => row.recordedBy,
    }),
    undoneAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was undone as wrong: it stays on record, and no sum counts it.',
      resolve: (row) => row.undoneAt,
    }),
    viewerCan: t.field({
      type: EncouragementVerdicts,
      description: 'What the viewer may do with it.',
      resolve: (row) => row,
    }),
  }),
});
