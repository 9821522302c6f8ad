import { subject } from '@casl/ability';
import { knownAgency } from '../agencies/directory.ts';
import { AgencyType } from '../agencies/type.ts';
import { builder } from '../builder.ts';
import { ConsentType } from '../consents/type.ts';
import { type Context, signedIn } from '../context.ts';
import { Prisma } from '../database.ts';
import { Versioned } from '../outcome.ts';
import { findReferrals } from '../referrals/rows.ts';
import { ReferralType } from '../referrals/type.ts';
import { personFields } from './categories.ts';
import { ContactChannelEnum, SexEnum } from './enums.ts';
import { RedactionType, redactionsOf } from './redactions.ts';
import { findPeople, type HouseholdMember, type PersonRow } from './rows.ts';

export const HouseholdMemberType = builder.objectRef<HouseholdMember>('HouseholdMember').implement({
  description: 'One line of the household sketch.',
  fields: (t) => ({
    relation: t.exposeString('relation', { description: 'Relation to the person, e.g. 妻.' }),
    name: t.exposeString('name', { description: 'Name, or empty.' }),
    age: t.exposeInt('age', { nullable: true, description: 'Age in years, if known.' }),
    livesTogether: t.exposeBoolean('livesTogether', { description: 'Whether they share the home.' }),
    note: t.exposeString('note', { description: 'School, work, health …; or empty.' }),
  }),
});

const isOwn = (person: PersonRow, { ability }: Context): boolean =>
  Boolean(ability?.can('edit', subject('Person', { ...person })));

const PersonVerdicts = builder.objectRef<PersonRow>('PersonVerdicts').implement({
  description: 'What the viewer may do with the record.',
  fields: (t) => ({
    edit: t.boolean({
      description: 'Change it: the agency that keeps it.',
      resolve: (p, _, context) => isOwn(p, context),
    }),
    recordConsent: t.boolean({
      description: 'Record what the person decides about sharing it.',
      resolve: (p, _, context) => isOwn(p, context),
    }),
    link: t.boolean({
      description: 'Say that two records are of one person: the consultation office.',
      resolve: (_p, _, context) => Boolean(context.ability?.can('link', 'Person')),
    }),
    restrict: t.boolean({
      description: 'Restrict it to those named, and change its restriction: the agency that keeps it.',
      resolve: (p, _, context) => isOwn(p, context),
    }),
    accessHistory: t.boolean({
      description:
        'Read and print who of the agency looked at it, and withhold lines of that from the person: the agency that keeps it.',
      resolve: (p, _, context) => isOwn(p, context),
    }),
    refer: t.boolean({ description: 'Start a referral from it.', resolve: (p, _, context) => isOwn(p, context) }),
    openEmergency: t.boolean({
      description: "Open more of it in an emergency: of another agency's record, what is not seen yet.",
      resolve: (p, _, context) => !isOwn(p, context) && Boolean(context.ability?.can('open', 'EmergencyAccess')),
    }),
  }),
});

const text = 'Null where not granted, else as recorded (may be empty).';

export const PersonType = builder.objectRef<PersonRow>('Person');

PersonType.implement({
  description:
    "One agency's record of a person. Fields of categories the viewer has no live grant for answer null and are named in `redactions`. Inside a referral only grants for that referral's purpose count.",
  interfaces: [Versioned],
  isTypeOf: (value) => (value as PersonRow).__typename === 'Person',
  fields: (t) => ({
    agency: t.field({
      type: AgencyType,
      description: 'Who keeps the record.',
      resolve: ({ agencyId }, _, { db }) => knownAgency(db, agencyId),
    }),
    name: t.exposeString('name', {
      nullable: true,
      description: `氏名, exactly as typed (variants and surrogates kept). IDENTITY. ${text}`,
    }),
    nameKana: t.exposeString('nameKana', { nullable: true, description: `ふりがな in hiragana. IDENTITY. ${text}` }),
    alias: t.exposeString('alias', { nullable: true, description: `通称. IDENTITY. ${text}` }),
    sex: t.expose('sex', { type: SexEnum, nullable: true, description: 'IDENTITY. Null where not granted.' }),
    birthDate: t.expose('birthDate', {
      type: 'Date',
      nullable: true,
      description: 'IDENTITY. Null where not granted or not known.',
    }),
    postalCode: t.exposeString('postalCode', {
      nullable: true,
      description: `Seven digits, \`511-0001\`. CONTACT. ${text}`,
    }),
    address: t.exposeString('address', { nullable: true, description: `CONTACT. ${text}` }),
    phone: t.exposeString('phone', { nullable: true, description: `Digits and hyphens. CONTACT. ${text}` }),
    email: t.exposeString('email', { nullable: true, description: `CONTACT. ${text}` }),
    contactChannel: t.expose('contactChannel', {
      type: ContactChannelEnum,
      nullable: true,
      description: 'The safe way to get in touch. CONTACT.',
    }),
    contactHours: t.exposeString('contactHours', {
      nullable: true,
      description: `When it is safe, in words. CONTACT. ${text}`,
    }),
    contactNoMessage: t.exposeBoolean('contactNoMessage', {
      nullable: true,
      description: 'Leave no message, nor word with anybody else. CONTACT.',
    }),
    contactNote: t.exposeString('contactNote', {
      nullable: true,
      description: `What else to take care of. CONTACT. ${text}`,
    }),
    household: t.field({
      type: [HouseholdMemberType],
      nullable: true,
      description: 'Household sketch. HOUSEHOLD. Null where not granted.',
      resolve: ({ household }) => household,
    }),
    householdNote: t.exposeString('householdNote', { nullable: true, description: `HOUSEHOLD. ${text}` }),
    redactions: t.field({
      type: [RedactionType],
      description: 'Each field that is blank for want of its category.',
      resolve: ({ categories }) => redactionsOf(personFields, categories),
    }),
    consents: t.field({
      type: [ConsentType],
      description: 'Consents about this record, newest first; for the agency that keeps it.',
      complexity: { field: 1, multiplier: 100 },
      resolve: ({ id }, _, { loaders }) => loaders.consentsOfPerson.load(id),
    }),
    referrals: t.field({
      type: [ReferralType],
      description:
        'Referrals about this record that the viewer may see, and see to be about it, newest first; at most 100.',
      complexity: { field: 1, multiplier: 100 },
      resolve: ({ id }, _, context) =>
        findReferrals(
          signedIn(context),
          Prisma.sql`r."personId" = ${id}::uuid AND cardinality(c.categories) > 0`,
          Prisma.sql`r."createdAt" DESC, r.id`,
          100,
        ),
    }),
    linked: t.field({
      type: [PersonType],
      description:
        'Other records of the same person that the viewer may see; told to the consultation office alone, which links them.',
      // Whoever may not link records may not know that they are linked.
      resolve: ({ id }, _, context) =>
        signedIn(context).ability.can('link', 'Person')
          ? findPeople(
              signedIn(context),
              Prisma.sql`p.id <> ${id}::uuid AND p."identityId" = (SELECT x."identityId" FROM "Person" x WHERE x.id = ${id}::uuid)`,
            )
          : [],
    }),
    viewerCan: t.field({
      type: PersonVerdicts,
      description: 'What the viewer may do with it.',
      resolve: (person) => person,
    }),
  }),
});
