import { subject } from '@casl/ability';
import { knownAgency } from '../agencies/directory.ts';
import { AgencyType } from '../agencies/type.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { CategoryEnum } from '../people/enums.ts';
import { PersonType } from '../people/type.ts';
import { UserType } from '../staff/user.ts';
import { EmergencyReasonEnum, EmergencyStateEnum, EmergencyVerdictEnum } from './enums.ts';
import type { EmergencyRow } from './rows.ts';

const may = ({ ability }: Context, action: string, row: EmergencyRow): boolean =>
  Boolean(ability?.can(action, subject('EmergencyAccess', { ...row })));

const EmergencyVerdicts = builder.objectRef<EmergencyRow>('EmergencyVerdicts').implement({
  description: 'What the viewer may do with an emergency access.',
  fields: (t) => ({
    end: t.boolean({
      description: "End it before its time: whoever opened it, and the office's chiefs.",
      resolve: (row, _, context) => row.state === 'RUNNING' && may(context, 'end', row),
    }),
    review: t.boolean({
      description: "Review it: the office's chiefs but whoever opened it, once.",
      resolve: (row, _, context) => row.review === null && may(context, 'review', row),
    }),
  }),
});

const EmergencyReviewType = builder
  .objectRef<NonNullable<EmergencyRow['review']> & Pick<EmergencyRow, 'records'>>('EmergencyReview')
  .implement({
    description: 'What a chief found afterwards. Never edited.',
    fields: (t) => ({
      verdict: t.expose('verdict', { type: EmergencyVerdictEnum, description: 'Whether it was justified.' }),
      note: t.exposeString('note', { description: 'Why, in words; at most 500 characters.' }),
      by: t.field({ type: UserType, description: 'Who reviewed it.', resolve: ({ by }) => by }),
      at: t.field({ type: 'DateTime', description: 'When.', resolve: ({ at }) => new Date(at) }),
    }),
  });

const EmergencyKeeper = builder.objectRef<{ agencyId: string; count: number }>('EmergencyKeeper').implement({
  description: 'An agency whose records an emergency access opened.',
  fields: (t) => ({
    agency: t.field({
      type: AgencyType,
      description: 'Who keeps them.',
      resolve: ({ agencyId }, _, { db }) => knownAgency(db, agencyId),
    }),
    count: t.exposeInt('count', { description: 'How many records.' }),
  }),
});

function keepersOf({ records }: EmergencyRow): { agencyId: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { agencyId } of records) counts.set(agencyId, (counts.get(agencyId) ?? 0) + 1);
  return [...counts].map(([agencyId, count]) => ({ agencyId, count }));
}

export const EmergencyAccessType = builder.objectRef<EmergencyRow>('EmergencyAccess');

EmergencyAccessType.implement({
  description:
    'Emergency access (緊急閲覧): somebody opened to themselves, for hours, what was not shared with them (APPI Art. 69(2)(iv), Art. 27(1)(ii)). It stays on record and is reviewed.',
  isTypeOf: (value) => (value as EmergencyRow).__typename === 'EmergencyAccess',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'UUID.' }),
    user: t.field({ type: UserType, description: 'Who opened it.', resolve: ({ user }) => user }),
    agency: t.field({
      type: AgencyType,
      description: 'For which agency.',
      resolve: ({ agencyId }, _, { db }) => knownAgency(db, agencyId),
    }),
    reason: t.expose('reason', { type: EmergencyReasonEnum, description: 'Why, as a code.' }),
    reasonText: t.exposeString('reasonText', { description: 'Why, in words.' }),
    categories: t.field({ type: [CategoryEnum], description: 'What it opens.', resolve: (row) => row.categories }),
    startedAt: t.field({ type: 'DateTime', description: 'When it was opened.', resolve: (row) => row.startedAt }),
    until: t.field({
      type: 'DateTime',
      description: 'When it ends by itself, the first instant at which it is over; at most 24 hours later.',
      resolve: (row) => row.until,
    }),
    endedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was ended before that.',
      resolve: (row) => row.endedAt,
    }),
    state: t.expose('state', { type: EmergencyStateEnum, description: 'Where it stands now.' }),
    late: t.exposeBoolean('late', { description: 'Whether it was opened more than 3 days ago and is not reviewed.' }),
    soughtName: t.exposeString('soughtName', {
      nullable: true,
      description: 'The name it was opened with; for whoever opened it alone. Empty where a record was named.',
    }),
    soughtBirthDate: t.expose('soughtBirthDate', {
      type: 'Date',
      nullable: true,
      description: 'The birth date it was opened with; for whoever opened it alone.',
    }),
    soughtPhone: t.exposeString('soughtPhone', {
      nullable: true,
      description: 'The phone number it was opened with; for whoever opened it alone.',
    }),
    keepers: t.field({
      type: [EmergencyKeeper],
      complexity: { field: 1, multiplier: 3 },
      description:
        "Whose records it opened, and how many; to an agency's manager only those of the agency. Empty: it found nobody.",
      resolve: keepersOf,
    }),
    people: t.field({
      type: [PersonType],
      complexity: { field: 1, multiplier: 3 },
      description: 'Those of the records that the viewer may see anyway, now; what of them, the gate decides.',
      resolve: async ({ records }, _, { loaders }) =>
        (await Promise.all(records.map(({ id }) => loaders.person.load(id)))).flat(),
    }),
    review: t.field({
      type: EmergencyReviewType,
      nullable: true,
      description: 'What a chief found; null until then.',
      resolve: ({ review, records }) => review && { ...review, records },
    }),
    viewerCan: t.field({ type: EmergencyVerdicts, description: 'What may be done.', resolve: (row) => row }),
  }),
});

builder.objectField(PersonType, 'emergencyAccesses', (t) =>
  t.field({
    type: [EmergencyAccessType],
    description: "The viewer's own emergency accesses that open this record now.",
    resolve: ({ id }, _, { loaders }) => loaders.emergencies.load(id),
  }),
);
