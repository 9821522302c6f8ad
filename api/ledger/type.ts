import { knownAgency } from '../agencies/directory.ts';
import { AgencyType } from '../agencies/type.ts';
import { builder } from '../builder.ts';
import { connectionOf } from '../connection.ts';
import type { Database } from '../database.ts';
import { CategoryEnum } from '../people/enums.ts';
import { RoleEnum } from '../staff/role.ts';
import { UserType } from '../staff/user.ts';
import type { LedgerRecord, LedgerRow } from './entries.ts';
import { categoriesOfMark, DRAFT_MARK } from './marks.ts';
import type { PatternRow, ReviewRow } from './patternRows.ts';

export const PatternEnum = builder.enumType('LedgerPattern', {
  description: 'What of the ledger is worth asking about. None says that somebody did wrong.',
  values: {
    NO_COMMON_CASE: {
      description:
        'Looked at a record although they neither wrote it nor a referral of it, had none assigned, did nothing to one, and were not granted it by name.',
    },
    AFTER_HOURS: { description: 'Looked outside 07:30 to 20:00 in Tokyo, or on a day off; volunteers are left out.' },
    SAME_SURNAME: {
      description:
        'Looked at a record of somebody with their own surname, as written or as read. Where staff live is not known.',
    },
    MANY_RECORDS: { description: 'Looked at 150 different records or more within an hour of the clock.' },
    SAME_RECORD: { description: 'Looked at one record 30 times or more on one day.' },
  } as const,
});

export const LedgerRecordType = builder.objectRef<LedgerRecord>('LedgerRecord').implement({
  description: 'A record as auditors know it: without whom it is about.',
  fields: (t) => ({
    token: t.exposeString('token', { description: 'Pseudonym, `7F3A9-09C2B`; always the same for one record.' }),
    keeper: t.field({
      type: AgencyType,
      description: 'Who keeps it.',
      resolve: ({ keeperId }, _, { db }) => knownAgency(db, keeperId),
    }),
    categories: t.field({
      type: [CategoryEnum],
      description: 'What of it was shown; none where only the ledger was looked at.',
      resolve: ({ mark }) => categoriesOfMark(mark),
    }),
    isDraft: t.boolean({
      description: 'Whether it is a draft, of a person who has no record yet.',
      resolve: ({ mark }) => (mark & DRAFT_MARK) !== 0,
    }),
  }),
});

const LedgerEntryType = builder.objectRef<LedgerRow>('LedgerEntry');

LedgerEntryType.implement({
  description: 'Something that was asked and showed personal data: who, where, when, what, of how many.',
  fields: (t) => ({
    id: t.id({ description: 'Its number in the ledger.', resolve: ({ seq }) => seq }),
    at: t.field({ type: 'DateTime', description: 'When.', resolve: ({ at }) => at }),
    user: t.field({ type: UserType, description: 'Who.', resolve: ({ user }) => user }),
    agency: t.field({
      type: AgencyType,
      description: 'At which agency.',
      resolve: ({ agencyId }, _, { db }) => knownAgency(db, agencyId),
    }),
    role: t.field({ type: RoleEnum, description: 'As what.', resolve: ({ role }) => role }),
    operations: t.stringList({
      description:
        'The root field of this schema that was asked; `attachment` for a file, `emergency-told` and `conference-told` for what is told of one. Several only in entries of before 24 November 2026.',
      resolve: ({ operation }) => operation.split(','),
    }),
    count: t.int({ description: 'How many records it showed.', resolve: ({ records }) => records }),
    categories: t.field({
      type: [CategoryEnum],
      description: 'What was shown, of all records together.',
      resolve: ({ mark }) => categoriesOfMark(mark),
    }),
    records: t.field({
      type: [LedgerRecordType],
      description:
        "The first five of the records; none of the viewer's own entries, nor of a history that was given out.",
      complexity: { field: 1, multiplier: 5 },
      resolve: ({ first }) => first,
    }),
  }),
});

export const LedgerConnection = connectionOf('LedgerEntry', LedgerEntryType);

const ReviewType = builder.objectRef<ReviewRow>('PatternReview').implement({
  description: 'That an auditor looked into it. Stays as it was written.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'UUID.' }),
    note: t.exposeString('note', { description: 'What came of it.' }),
    by: t.field({ type: UserType, description: 'Who.', resolve: ({ by }) => by }),
    at: t.field({ type: 'DateTime', description: 'When.', resolve: ({ at }) => new Date(at) }),
  }),
});

const agencyOf = (db: Database, id: string | null) => (id ? knownAgency(db, id) : null);

export const PatternRowType = builder.objectRef<PatternRow>('LedgerPatternRow').implement({
  description: 'Somebody, at one agency, on one day, in one pattern.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'UUID, the same whenever it is found.' }),
    pattern: t.field({ type: PatternEnum, description: 'Which.', resolve: ({ pattern }) => pattern }),
    day: t.field({ type: 'Date', description: 'On which day.', resolve: ({ day }) => day }),
    user: t.field({ type: UserType, description: 'Who.', resolve: ({ user }) => user }),
    agency: t.field({
      type: AgencyType,
      description: 'At which agency.',
      resolve: ({ agencyId }, _, { db }) => knownAgency(db, agencyId),
    }),
    record: t.exposeString('record', {
      nullable: true,
      description: 'Pseudonym of the record; null where the pattern is about many.',
    }),
    keeper: t.field({
      type: AgencyType,
      nullable: true,
      description: 'Who keeps the record.',
      resolve: ({ keeperId }, _, { db }) => agencyOf(db, keeperId),
    }),
    firstAt: t.field({ type: 'DateTime', description: 'When first.', resolve: ({ firstAt }) => firstAt }),
    lastAt: t.field({ type: 'DateTime', description: 'When last.', resolve: ({ lastAt }) => lastAt }),
    times: t.exposeInt('times', { description: 'How many operations; of MANY_RECORDS, how many records.' }),
    done: t.exposeBoolean('done', { description: 'Whether an auditor looked into all of it.' }),
    reviews: t.field({
      type: [ReviewType],
      description: 'Who looked into it so far, the latest first.',
      complexity: { field: 1, multiplier: 3 },
      resolve: ({ reviews }) => reviews,
    }),
  }),
});
