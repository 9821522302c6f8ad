import { knownAgency } from '../agencies/directory.ts';
import { AgencyType } from '../agencies/type.ts';
import { AttachmentType } from '../attachments/type.ts';
import { builder } from '../builder.ts';
import { PersonType } from '../people/type.ts';
import { UserType } from '../staff/user.ts';
import { ConsentDecisionEnum, ConsentGiverEnum, ConsentMethodEnum, ConsentStandingEnum } from './enums.ts';
import { ConsentHappeningType, historyOf } from './history.ts';
import { ConsentItemType } from './itemType.ts';
import { languageOf, noticeOf } from './notice.ts';
import { ConsentNoticeType, languageNote } from './noticeType.ts';
import { ConsentReceiptType } from './receiptType.ts';
import type { ConsentRow } from './rows.ts';
import { soonDays } from './state.ts';

const ConsentVerdicts = builder.objectRef<ConsentRow>('ConsentVerdicts').implement({
  description: 'What the viewer may do with a consent.',
  fields: (t) => ({
    withdraw: t.boolean({
      description: 'Withdraw it, at the agency that keeps the record. Never refused while it is live.',
      resolve: (consent, _, { viewer }) => consent.active && consent.recordedByAgencyId === viewer?.agencyId,
    }),
    renew: t.boolean({
      description:
        'Extend it by a new answer of the person: while something of it stands, though its time may be over.',
      resolve: (consent, _, { viewer }) =>
        (consent.active || consent.state === 'EXPIRED') && consent.recordedByAgencyId === viewer?.agencyId,
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
    notice: t.field({
      type: ConsentNoticeType,
      description: 'The notice the person was told, in its own version, whatever is told now.',
      args: {
        language: t.arg.string({ description: `The language the person was told in when empty. ${languageNote}` }),
      },
      resolve: async (consent, { language }, { db }) => {
        const notice = await noticeOf(db, consent.noticeVersion);
        return { notice, language: languageOf(notice, language || consent.language) };
      },
    }),
    language: t.exposeString('language', { description: 'Language of the notice: `ja`, `en` or `ja-simple`.' }),
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
    renewsId: t.exposeID('renewsId', {
      nullable: true,
      description: 'The consent whose place this one took: a new answer of the person, under the notice then in force.',
    }),
    renewedById: t.exposeID('renewedById', { nullable: true, description: 'The consent that took its place.' }),
    standing: t.field({
      type: ConsentStandingEnum,
      description: "Where it stands now, by the database's clock.",
      resolve: ({ state }) => state,
    }),
    endsSoon: t.exposeBoolean('endsSoon', { description: `It holds, and ends by itself within ${soonDays} days.` }),
    history: t.field({
      type: [ConsentHappeningType],
      description: 'What happened to it, the first thing first.',
      resolve: historyOf,
    }),
    receipt: t.field({
      type: ConsentReceiptType,
      description: 'The receipt of it, for the person.',
      resolve: (consent) => consent,
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
