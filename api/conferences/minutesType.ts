import { knownAgency } from '../agencies/directory.ts';
import { AgencyType } from '../agencies/type.ts';
import { builder } from '../builder.ts';
import { Versioned } from '../outcome.ts';
import { PersonType } from '../people/type.ts';
import { UserType } from '../staff/user.ts';
import type { MinutesRow, MinutesVersionRow } from './people.ts';

const MinutesVersion = builder.objectRef<MinutesVersionRow>('ConferenceMinutesVersion').implement({
  description: 'The minutes of a person as they were at a time. Never edited.',
  fields: (t) => ({
    version: t.exposeInt('version', { description: 'Which version: 1 is the first.' }),
    body: t.exposeString('body', { description: 'What was discussed and decided, in words. PROGRESS.' }),
    writtenBy: t.field({ type: UserType, description: 'Who wrote it.', resolve: ({ writtenBy }) => writtenBy }),
    at: t.field({ type: 'DateTime', description: 'When.', resolve: ({ at }) => new Date(at) }),
  }),
});

export const MinutesType = builder.objectRef<MinutesRow>('ConferenceMinutes').implement({
  description:
    'The minutes of a person put before a support conference (議事・決まったこと). Its id is that of the `ConferencePerson`; its version grows by one with every change.',
  interfaces: [Versioned],
  isTypeOf: (value) => (value as MinutesRow).__typename === 'ConferenceMinutes',
  fields: (t) => ({
    person: t.field({
      type: PersonType,
      nullable: true,
      description: 'Whom they are about; null where the viewer does not see the record (any more).',
      resolve: async ({ subjectId }, _, { loaders }) => (await loaders.person.load(subjectId))[0] ?? null,
    }),
    agency: t.field({
      type: AgencyType,
      description: 'Who keeps the record.',
      resolve: ({ agencyId }, _, { db }) => knownAgency(db, agencyId),
    }),
    body: t.exposeString('body', {
      description: 'What was discussed and decided, in words; at most 4000 characters. PROGRESS.',
    }),
    writtenBy: t.field({ type: UserType, description: 'Who wrote it.', resolve: ({ writtenBy }) => writtenBy }),
    at: t.field({ type: 'DateTime', description: 'When.', resolve: ({ at }) => new Date(at) }),
    versions: t.field({
      type: [MinutesVersion],
      description: 'All versions, the latest first.',
      resolve: ({ versions }) => versions,
    }),
  }),
});
