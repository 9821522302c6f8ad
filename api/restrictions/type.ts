import { subject } from '@casl/ability';
import { knownAgency } from '../agencies/directory.ts';
import { AgencyType } from '../agencies/type.ts';
import { builder } from '../builder.ts';
import { type Context, signedIn } from '../context.ts';
import { restrictionFields } from '../people/categories.ts';
import type { PersonRow } from '../people/rows.ts';
import { PersonType } from '../people/type.ts';
import { ReferralStatusEnum } from '../referrals/enums.ts';
import { UserType } from '../staff/user.ts';
import { type CandidateRow, findCandidates } from './candidates.ts';
import { RestrictionChangeEnum, RestrictionReasonEnum } from './enums.ts';
import {
  findRestrictionHistory,
  type HeldReferralRow,
  type RestrictionEntryRow,
  type RestrictionMemberRow,
  type RestrictionRow,
} from './rows.ts';

const mayEdit = (person: PersonRow, { ability }: Context): boolean =>
  Boolean(ability?.can('edit', subject('Person', { ...person })));

const keeperOnly = 'for the agency that keeps the record';

const MemberType = builder.objectRef<RestrictionMemberRow>('RestrictionMember').implement({
  description: 'Somebody named, who may know that the record exists. Being named opens nothing by itself.',
  fields: (t) => ({
    user: t.field({ type: UserType, description: 'Who.', resolve: ({ user }) => user }),
    agencies: t.field({
      type: [AgencyType],
      description:
        'Where they work now, among the agencies that have to do with the record; none: the name counts for nothing any more.',
      complexity: { field: 1, multiplier: 2 },
      resolve: ({ agencyIds }, _, { db }) => Promise.all(agencyIds.map((id) => knownAgency(db, id))),
    }),
    inCharge: t.exposeBoolean('inCharge', {
      description: 'Whether they work at the agency that keeps the record and can change the restriction.',
    }),
  }),
});

const EntryType = builder.objectRef<RestrictionEntryRow>('RestrictionChange').implement({
  description: 'What was done to a restriction; it stays as it was written.',
  fields: (t) => ({
    version: t.exposeInt('version', { description: 'Counts the changes of the record’s restriction.' }),
    kind: t.field({ type: RestrictionChangeEnum, description: 'What was done.', resolve: ({ kind }) => kind }),
    at: t.field({ type: 'DateTime', description: 'When.', resolve: ({ at }) => at }),
    by: t.field({
      type: UserType,
      nullable: true,
      description: 'Who did it; null for what was restricted before this was kept.',
      resolve: ({ by }) => by,
    }),
    members: t.field({
      type: [UserType],
      description: 'Whom it named, or removed.',
      complexity: { field: 1, multiplier: 5 },
      resolve: ({ members }) => members,
    }),
    reason: t.field({
      type: RestrictionReasonEnum,
      nullable: true,
      description: 'Why, where it was said. SAFETY.',
      resolve: ({ reason }) => reason,
    }),
    note: t.exposeString('note', { description: 'The note, where it was said. SAFETY.' }),
    reviewOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'The review date that was set.',
      resolve: ({ reviewOn }) => reviewOn,
    }),
  }),
});

const RestrictionType = builder.objectRef<RestrictionRow>('Restriction').implement({
  description:
    'That a record exists for those named alone (閲覧制限). To another agency than the one that keeps the record: that it is so, why (with SAFETY), and who is named there.',
  fields: (t) => ({
    version: t.exposeInt('version', {
      description: `Counts the changes; send it with a review or a lifting. For the agency that keeps the record, else 0.`,
    }),
    reason: t.field({
      type: RestrictionReasonEnum,
      nullable: true,
      description: 'Why. SAFETY. Null where not granted, and where it was never said.',
      resolve: ({ reason }) => reason,
    }),
    note: t.exposeString('note', {
      nullable: true,
      description: 'What those named must know; may be empty. SAFETY. Null where not granted.',
    }),
    reviewOn: t.field({
      type: 'Date',
      nullable: true,
      description: `When it is to be looked at again, if a day is set; ${keeperOnly}.`,
      resolve: ({ reviewOn }) => reviewOn,
    }),
    reviewDue: t.exposeBoolean('reviewDue', {
      description: `Whether that day is within 30 days, or past; ${keeperOnly}.`,
    }),
    since: t.field({
      type: 'DateTime',
      nullable: true,
      description: `Since when; ${keeperOnly}.`,
      resolve: ({ since }) => since,
    }),
    members: t.field({
      type: [MemberType],
      description: 'Who is named, in the order of kana names; to another agency its own staff alone.',
      resolve: ({ personId }, _, { loaders }) => loaders.restrictionMembers.load(personId),
    }),
    history: t.field({
      type: [EntryType],
      description: `What was done to it, latest first; ${keeperOnly}.`,
      resolve: ({ personId }, _, context) => findRestrictionHistory(signedIn(context), personId),
    }),
  }),
});

const HeldReferral = builder.objectRef<HeldReferralRow>('HeldReferral').implement({
  description: 'A referral of a record that another desk has, as the agency that keeps the record knows it.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'UUID.' }),
    code: t.exposeString('code', { description: 'To say on the phone, `XXXX-XXXX`.' }),
    status: t.expose('status', { type: ReferralStatusEnum, description: 'Where it stands.' }),
    dueAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'Its clock, which goes on though nobody there can see it.',
      resolve: ({ dueAt }) => dueAt,
    }),
    agency: t.field({
      type: AgencyType,
      description: 'The desk.',
      resolve: ({ toAgencyId }, _, { db }) => knownAgency(db, toAgencyId),
    }),
    attended: t.exposeBoolean('attended', {
      description:
        'Whether somebody at work there is named, now or if the record were restricted: else nobody there can see it.',
    }),
  }),
});

const CandidateType = builder.objectRef<CandidateRow>('RestrictionCandidate').implement({
  description: 'Somebody who can be named for a record.',
  fields: (t) => ({
    user: t.field({ type: UserType, description: 'Who.', resolve: ({ user }) => user }),
    agency: t.field({
      type: AgencyType,
      description: 'Where they work.',
      resolve: ({ agencyId }, _, { db }) => knownAgency(db, agencyId),
    }),
  }),
});

builder.objectFields(PersonType, (t) => ({
  restriction: t.field({
    type: RestrictionType,
    nullable: true,
    description: 'That the record exists for those named alone; null where it is not restricted.',
    resolve: async ({ id, categories }, _, { loaders }) => {
      const [found] = await loaders.restrictions.load(id);
      // Inside a referral only grants for its purpose count.
      const isSeen = categories.includes(restrictionFields.reason);
      return found ? { ...found, ...(!isSeen && { reason: null, note: null }) } : null;
    },
  }),
  heldReferrals: t.field({
    type: [HeldReferral],
    description: `Referrals of the record that other desks have now; ${keeperOnly}.`,
    resolve: (person, _, context) => (mayEdit(person, context) ? context.loaders.heldReferrals.load(person.id) : []),
  }),
  restrictionCandidates: t.field({
    type: [CandidateType],
    description: `Who can be named for the record and is not yet; ${keeperOnly}.`,
    args: {
      name: t.arg.string({
        description:
          'Whole name or reading, in any spelling. With it, of every agency that has to do with the record; without it, all of the own agency.',
      }),
    },
    resolve: (person, { name }, context) =>
      mayEdit(person, context) ? findCandidates(signedIn(context), person.id, name) : [],
  }),
}));
