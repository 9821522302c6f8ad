import { knownAgency } from '../agencies/directory.ts';
import { AgencyType } from '../agencies/type.ts';
import { AttachmentType } from '../attachments/type.ts';
import { builder } from '../builder.ts';
import { CategoryEnum } from '../people/enums.ts';
import { PersonType } from '../people/type.ts';
import { UserType } from '../staff/user.ts';
import { ConsentDecisionEnum, ConsentGiverEnum, ConsentMethodEnum, PurposeEnum } from './enums.ts';
import type { ConsentRow } from './rows.ts';

const ConsentItemType = builder.objectRef<ConsentRow['items'][number]>('ConsentItem').implement({
  description: 'One recipient × category × purpose the person agreed to; the pairing is never widened.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'UUID.' }),
    recipient: t.field({
      type: AgencyType,
      description: 'Who may see it.',
      resolve: ({ recipientId }, _, { db }) => knownAgency(db, recipientId),
    }),
    category: t.expose('category', { type: CategoryEnum, description: 'What.' }),
    purpose: t.expose('purpose', { type: PurposeEnum, description: 'What for.' }),
    endedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When another answer took its place, or its referral went to another desk. Null while it stands.',
      resolve: ({ endedAt }) => (endedAt === null ? null : new Date(endedAt)),
    }),
  }),
});

const ConsentVerdicts = builder.objectRef<ConsentRow>('ConsentVerdicts').implement({
  description: 'What the viewer may do with a consent.',
  fields: (t) => ({
    withdraw: t.boolean({
      description: 'Withdraw it, at the agency that keeps the record. Never refused while it is live.',
      resolve: (consent, _, { viewer }) => consent.active && consent.recordedByAgencyId === viewer?.agencyId,
    }),
  }),
});

export const ConsentType = builder.objectRef<ConsentRow>('Consent');

ConsentType.implement({
  description: "What a person decided about sharing one agency's record of them. Never edited; withdrawn at most once.",
  fields: (t) => ({
    id: t.exposeID('id', { description: 'UUID.' }),
    person: t.field({
      type: PersonType,
      description: 'Whose record it is about.',
      resolve: async ({ personId }, _, { loaders }) => {
        const [person] = await loaders.person.load(personId);
        if (!person) throw new Error('A consent is seen only with its person');
        return person;
      },
    }),
    referralId: t.exposeID('referralId', {
      nullable: true,
      description:
        'The referral it was recorded with, and which it covers. Null: recorded by itself, it covers later referrals too.',
    }),
    decision: t.expose('decision', { type: ConsentDecisionEnum, description: 'Given or refused.' }),
    method: t.expose('method', { type: ConsentMethodEnum, description: 'How it is evidenced.' }),
    giver: t.expose('giver', { type: ConsentGiverEnum, description: 'Who gave it.' }),
    representativeName: t.exposeString('representativeName', { description: 'Name of the representative, or empty.' }),
    representativeRelation: t.exposeString('representativeRelation', {
      description: 'Relation of the representative, or empty.',
    }),
    witnessName: t.exposeString('witnessName', { description: 'Who witnessed an oral consent, or empty.' }),
    noticeVersion: t.exposeString('noticeVersion', { description: 'Version of the notice the person was told.' }),
    language: t.exposeString('language', { description: 'Language of the notice: `ja` or `en`.' }),
    givenAt: t.field({ type: 'DateTime', description: 'When it was decided.', resolve: ({ givenAt }) => givenAt }),
    validUntil: t.field({
      type: 'DateTime',
      description: 'When it ends by itself.',
      resolve: ({ validUntil }) => validUntil,
    }),
    withdrawnAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was withdrawn, if it was.',
      resolve: ({ withdrawnAt }) => withdrawnAt,
    }),
    active: t.exposeBoolean('active', { description: "Given, not withdrawn and not ended, by the database's clock." }),
    recordedBy: t.field({ type: UserType, description: 'Who recorded it.', resolve: ({ recordedBy }) => recordedBy }),
    recordedByAgency: t.field({
      type: AgencyType,
      description: 'Where.',
      resolve: ({ recordedByAgencyId }, _, { db }) => knownAgency(db, recordedByAgencyId),
    }),
    items: t.field({ type: [ConsentItemType], description: 'What it names.', resolve: ({ items }) => items }),
    evidence: t.field({
      type: [AttachmentType],
      description: 'Scan or drawn signature.',
      resolve: ({ evidence, personId }) =>
        evidence.map((file) => ({
          ...{ ...file, category: 'IDENTITY' as const, removable: false },
          ...{ subjectId: personId, referralId: null },
        })),
    }),
    viewerCan: t.field({
      type: ConsentVerdicts,
      description: 'What the viewer may do with it.',
      resolve: (consent) => consent,
    }),
  }),
});
