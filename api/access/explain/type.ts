import { subject } from '@casl/ability';
import { directory, knownAgency } from '../../agencies/directory.ts';
import { AgencyType } from '../../agencies/type.ts';
import { builder } from '../../builder.ts';
import { ConferenceType } from '../../conferences/type.ts';
import { LawfulBasisEnum, PurposeEnum } from '../../consents/enums.ts';
import { ConsentType } from '../../consents/type.ts';
import { type Context, type SignedInContext, signedIn } from '../../context.ts';
import { Prisma } from '../../database.ts';
import type { Category, GrantSource, Purpose } from '../../generated/prisma/enums.ts';
import { noteFound } from '../../ledger/personal.ts';
import { categories } from '../../people/categories.ts';
import { CategoryEnum } from '../../people/enums.ts';
import { findPeople, type PersonRow } from '../../people/rows.ts';
import { PersonType } from '../../people/type.ts';
import { LinkedReferral } from '../../referrals/partTypes.ts';
import { UserType } from '../../staff/user.ts';
import { isUuid } from '../../text/uuid.ts';
import {
  type Answer,
  type Basis,
  type Denial,
  explain,
  type Line,
  linesOf,
  type Question,
  type Rule,
} from './access.ts';
import { AccessDenialEnum, AccessLimitEnum, AccessSourceEnum } from './enums.ts';
import { type GrantRow, isTakenBack } from './rows.ts';

const grantOf = (rule: Rule): GrantRow | null => (rule.of === 'GRANT' ? rule.grant : null);

const consentOf = async (grant: GrantRow | null, context: Context) =>
  grant?.consentId
    ? ((await context.loaders.consentsOfPerson.load(grant.personId)).find(({ id }) => id === grant.consentId) ?? null)
    : null;
const referralOf = async (grant: GrantRow | null, context: Context) =>
  grant?.referralId ? ((await context.loaders.linked.load(grant.referralId))[0] ?? null) : null;

const sources = {
  CONSENT_ITEM: 'CONSENT',
  REFERRAL: 'LAWFUL_BASIS',
  CONFERENCE: 'CONFERENCE',
  EMERGENCY: 'EMERGENCY',
} as const satisfies Record<GrantSource, string>;

const AccessRule = builder.objectRef<Rule>('AccessRule').implement({
  description: 'One thing that lets an agency see a category of a record.',
  fields: (t) => ({
    source: t.field({
      type: AccessSourceEnum,
      description: 'What it is.',
      resolve: (rule) => (rule.of === 'OWN_RECORD' ? 'OWN_RECORD' : sources[rule.grant.source]),
    }),
    lawfulBasis: t.field({
      type: LawfulBasisEnum,
      nullable: true,
      description: 'The law it rests on; null for the own record.',
      resolve: (rule) => grantOf(rule)?.basis ?? null,
    }),
    purpose: t.field({
      type: PurposeEnum,
      nullable: true,
      description:
        'What for; inside a referral it counts for this purpose alone. Null: the record as a whole, and nothing inside a referral.',
      resolve: (rule) => grantOf(rule)?.purpose ?? null,
    }),
    from: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'Since when; null for the own record.',
      resolve: (rule) => grantOf(rule)?.validFrom ?? null,
    }),
    until: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it ends by itself; null for the own record.',
      resolve: (rule) => grantOf(rule)?.validUntil ?? null,
    }),
    consent: t.field({
      type: ConsentType,
      nullable: true,
      description: 'The consent it came from, if it did.',
      resolve: (rule, _, context) => consentOf(grantOf(rule), context),
    }),
    referral: t.field({
      type: LinkedReferral,
      nullable: true,
      description: 'The referral that it was agreed or named with, if it was with one.',
      resolve: (rule, _, context) => referralOf(grantOf(rule), context),
    }),
    conference: t.field({
      type: ConferenceType,
      nullable: true,
      description: 'The support conference that it came from, if it did.',
      resolve: async (rule, _, { loaders }) => {
        const id = grantOf(rule)?.conferenceId;
        return id ? ((await loaders.conference.load(id))[0] ?? null) : null;
      },
    }),
    takenBack: t.boolean({
      description: 'Whether that referral was taken back: the desk may or may not keep what it had.',
      resolve: (rule) => rule.of === 'GRANT' && isTakenBack(rule.grant),
    }),
  }),
});

const AccessDenial = builder.objectRef<Denial>('AccessDenial').implement({
  description: 'One reason why somebody may not see a category of a record.',
  fields: (t) => ({
    code: t.field({ type: AccessDenialEnum, description: 'Which.', resolve: ({ code }) => code }),
    at: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it ended, or (NOT_YET) begins; null where there is no such moment, or none that may be told.',
      resolve: ({ code, grant }) => {
        if (code === 'WITHDRAWN') return grant?.withdrawnAt ?? null;
        if (code === 'REPLACED') return grant?.replacedAt ?? null;
        if (code === 'EXPIRED') return grant?.validUntil ?? null;
        return code === 'NOT_YET' ? (grant?.validFrom ?? null) : null;
      },
    }),
    purpose: t.field({
      type: PurposeEnum,
      nullable: true,
      description: 'With OTHER_PURPOSE: the one that it is open for.',
      resolve: ({ code, grant }) => (code === 'OTHER_PURPOSE' ? (grant?.purpose ?? null) : null),
    }),
    consent: t.field({
      type: ConsentType,
      nullable: true,
      description: 'The consent that ended, or has yet to begin, if it was one.',
      resolve: ({ grant }, _, context) => consentOf(grant, context),
    }),
    referral: t.field({
      type: LinkedReferral,
      nullable: true,
      description: 'The referral that it was agreed or named with, if it was with one.',
      resolve: ({ grant }, _, context) => referralOf(grant, context),
    }),
  }),
});

const AccessLine = builder.objectRef<Line>('AccessLine').implement({
  description: 'A category of a record that an agency may see now, and by what.',
  fields: (t) => ({
    agency: t.field({
      type: AgencyType,
      description: 'Who may see it. At an agency that has left the network nobody does until it is back.',
      resolve: ({ agencyId }, _, { db }) => knownAgency(db, agencyId),
    }),
    user: t.field({
      type: UserType,
      nullable: true,
      description: 'The one of its staff who may, where what opens it names somebody. Null: the agency.',
      resolve: ({ user }) => user,
    }),
    category: t.field({ type: CategoryEnum, description: 'What.', resolve: ({ category }) => category }),
    until: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When the last of its rules ends by itself; null for the own record.',
      resolve: ({ rules }) =>
        rules.reduce<Date | null>((last, rule) => {
          const until = grantOf(rule)?.validUntil ?? null;
          return until && (!last || until > last) ? until : last;
        }, null),
    }),
    rules: t.field({ type: [AccessRule], description: 'By what, at least one.', resolve: ({ rules }) => rules }),
    limits: t.field({ type: [AccessLimitEnum], description: 'What narrows it.', resolve: ({ limits }) => limits }),
    named: t.field({
      type: [UserType],
      nullable: true,
      description:
        'Of a restricted record: those of the agency who are on its access list. Null: it is not restricted.',
      resolve: ({ named }) => named,
    }),
  }),
});

interface Asked extends Answer {
  question: Question;
  user: { id: string; name: string; nameKana: string } | null;
}

const AccessAnswer = builder.objectRef<Asked>('AccessAnswer').implement({
  description:
    'Whether somebody may see a category of a record, with every rule that lets them, or every reason why not.',
  fields: (t) => ({
    agency: t.field({
      type: AgencyType,
      description: 'Who is asked about.',
      resolve: ({ question }, _, { db }) => knownAgency(db, question.agencyId),
    }),
    user: t.field({
      type: UserType,
      nullable: true,
      description: 'Who of them, if one is.',
      resolve: ({ user }) => user,
    }),
    category: t.field({ type: CategoryEnum, description: 'What.', resolve: ({ question }) => question.category }),
    allowed: t.boolean({
      description: 'Whether they may, as far as the keeper of the record may know.',
      resolve: ({ denials }) => denials.length === 0,
    }),
    rules: t.field({
      type: [AccessRule],
      description: 'What is open to the agency, also where something else keeps them from it.',
      resolve: ({ rules }) => rules,
    }),
    limits: t.field({ type: [AccessLimitEnum], description: 'What narrows it.', resolve: ({ limits }) => limits }),
    named: t.field({
      type: [UserType],
      nullable: true,
      description:
        'Of a restricted record: those of the agency who are on its access list. Null: it is not restricted.',
      resolve: ({ named }) => named,
    }),
    denials: t.field({
      type: [AccessDenial],
      description: 'Why they may not; empty when they may.',
      resolve: ({ denials }) => denials,
    }),
  }),
});

/** What an explanation of the record rests on, for the agency that keeps it (of a volunteer's, for whoever wrote it). */
async function basisOf(person: PersonRow, { ability, loaders }: SignedInContext): Promise<Basis | null> {
  if (!ability.can('edit', subject('Person', { ...person }))) return null;
  return { person, ...(await loaders.access.load(person.id)) };
}

builder.objectField(PersonType, 'access', (t) =>
  t.field({
    type: [AccessLine],
    nullable: true,
    description:
      "Who may see what of this record now, by agency and category, the keeper's own first: what was agreed and stands, whether or not a desk has let go of it. Null to all but the agency that keeps it (of a volunteer's, whoever wrote it).",
    complexity: { field: 5, multiplier: 40 },
    resolve: async (person, _, context) => {
      const basis = await basisOf(person, signedIn(context));
      return basis && linesOf(basis, categories);
    },
  }),
);

async function answer(
  context: SignedInContext,
  args: { personId: string; agencyId: string; userId?: string | null; category: Category; purpose?: Purpose | null },
): Promise<Asked | null> {
  const { personId, agencyId, userId = null, category, purpose = null } = args;
  const [person] = isUuid(personId) ? await findPeople(context, Prisma.sql`p.id = ${personId}::uuid`) : [];
  const basis = person ? await basisOf(person, context) : null;
  const agency = (await directory(context.db)).agencyById(agencyId);
  if (!basis || !agency) return null;
  const user = basis.members.find((each) => each.id === userId && each.agencyId === agencyId) ?? null;
  if (userId !== null && !user) return null;
  const question = { agencyId, userId, category, purpose, isActive: agency.active };
  return { ...explain(basis, question), question, user };
}

builder.queryField('explainAccess', (t) =>
  t.field({
    type: AccessAnswer,
    nullable: true,
    description:
      "Whether an agency, or one of its staff, may see a category of a record, and by which consent, law or posting, or why not. For the agency that keeps the record (of a volunteer's, for whoever wrote it); null to all others, and where there is no such record, agency or user.",
    args: {
      personId: t.arg.id({ required: true, description: 'UUID of the record; anything else is not found.' }),
      agencyId: t.arg.id({ required: true, description: 'UUID of the agency that is asked about.' }),
      userId: t.arg.id({
        description:
          'UUID of one of its staff: of the own agency, on the access list of a restricted record, or named by what opens the record. Others have no answer of their own.',
      }),
      category: t.arg({ type: CategoryEnum, required: true, description: 'The category.' }),
      purpose: t.arg({ type: PurposeEnum, description: 'Only what is open for it, as inside a referral.' }),
    },
    resolve: async (_, args, context, info) => {
      const told = await answer(signedIn(context), args);
      noteFound(context, info, told ? [args.personId] : [], ['IDENTITY']);
      return told;
    },
  }),
);
