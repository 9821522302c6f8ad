import { builder } from '../builder.ts';
import type { Category } from '../generated/prisma/enums.ts';
import {
  CategoryEnum,
  ConcernEnum,
  ConsentDecisionEnum,
  ConsentGiverEnum,
  ConsentMethodEnum,
  ConsentStateEnum,
  ContactChannelEnum,
  FeedbackLevelEnum,
  LawfulBasisEnum,
  PurposeEnum,
  SexEnum,
  UnderstandingEnum,
  UrgencyEnum,
} from '../people/enums.ts';
import { HouseholdMemberType } from '../people/type.ts';
import type { ConsentContent, ConsentItemContent, PersonContent, ReferralContent } from './content.ts';

/** Form fields by kind and meaning, said once for what goes in and what comes out. */
const personTexts = {
  name: '氏名, exactly as typed; at most 120 characters. Required to send.',
  nameKana: 'ふりがな in hiragana or katakana, half-width too; stored in hiragana. Required to send.',
  alias: '通称.',
  birthDate: 'Era or ISO date as typed: `昭和60年4月1日`, `S60.4.1`, `1985-04-01`.',
  postalCode: 'Seven digits, any width, hyphen optional.',
  address: 'At most 500 characters.',
  phone: '10 or 11 digits beginning with 0.',
  email: 'E-mail address.',
  contactHours: 'When it is safe to get in touch, in words.',
  contactNote: 'What else to take care of; at most 500 characters.',
  householdNote: 'The household in words; at most 4,000 characters.',
} as const;

const referralTexts = {
  wishes: 'What the person wants and asks to be careful about; at most 4,000 characters.',
  reason: 'Why, and what led here; at most 4,000 characters. Required to send.',
  lawfulBasisNote: 'With NOT_REQUIRED: why that basis holds. Required then.',
} as const;

const consentTexts = {
  representativeName: 'Required for a representative.',
  representativeRelation: 'Required for a representative.',
  witnessName: 'Required for an oral consent.',
  validUntil: 'Era or ISO date as typed; a year from today when empty, three years at most.',
  language: 'Language of the notice: `ja` or `en`.',
} as const;

const notes = {
  sex: 'Sex as the person states it.',
  contactChannel: 'The safe way to get in touch; it needs the phone, e-mail or address it names.',
  contactNoMessage: 'Leave no message, nor word with anybody else.',
  household: 'Household sketch; at most 20 lines.',
  toAgencyId: 'Receiving agency: an active one that takes referrals, not the own.',
  personId: "The agency's own record to refer from; null for a person not recorded yet.",
  urgency: 'How soon; ROUTINE when empty.',
  purpose: 'Purpose of use; CONSULTATION when empty.',
  mainConcern: 'Main concern (◎). Required to send.',
  concerns: 'All concerns ticked.',
  details: 'Situation by category, each category once.',
  understanding: 'How far the person understands. Required to send.',
  accompanies: 'Whether the referrer can come along.',
  feedbackLevel: 'How much the person lets the referrer learn. Required to send.',
  consentState: 'Where consent stands. Required to send.',
  lawfulBasis: 'With NOT_REQUIRED: one that is open to the own agency; tax offices have none.',
  basisCategories: 'With NOT_REQUIRED: what the basis opens; IDENTITY among it.',
  consent: 'With GIVEN: the consent itself, unless one given before still covers the referral.',
  step: 'Where the form was left; nothing else depends on it.',
  method: 'How it is evidenced.',
  giver: 'Who gives it.',
  evidenceId: 'Scan or drawn signature uploaded with `addConsentEvidence`. Required for PAPER and TABLET.',
  items: 'Recipient × category × purpose; at least one.',
} as const;

const keysOf = <T extends object>(record: T) => Object.keys(record) as (keyof T & string)[];

const ReferralDetailInput = builder.inputType('ReferralDetailInput', {
  description: 'The situation in one category.',
  fields: (t) => ({
    category: t.field({ type: CategoryEnum, required: true, description: 'What it is about.' }),
    text: t.string({ required: true, description: 'At most 4,000 characters.' }),
  }),
});
const HouseholdMemberInput = builder.inputType('HouseholdMemberInput', {
  description: 'One line of the household sketch.',
  fields: (t) => ({
    relation: t.string({ required: true, description: 'Relation to the person.' }),
    name: t.string({ defaultValue: '', description: 'Name, or empty.' }),
    age: t.int({ description: 'Age in years, 0 to 130.' }),
    livesTogether: t.boolean({ defaultValue: true, description: 'Whether they share the home.' }),
    note: t.string({ defaultValue: '', description: 'At most 120 characters.' }),
  }),
});
const ConsentItemInput = builder.inputType('ConsentItemInput', {
  description: 'One recipient × category × purpose.',
  fields: (t) => ({
    recipientId: t.id({ required: true, description: 'Agency that may see it.' }),
    category: t.field({ type: CategoryEnum, required: true, description: 'What.' }),
    purpose: t.field({ type: PurposeEnum, required: true, description: 'What for.' }),
  }),
});

type InputBuilder = PothosSchemaTypes.InputFieldBuilder<(typeof builder)['$inferSchemaTypes'], 'InputObject'>;

const inputTexts = <K extends string>(t: InputBuilder, texts: Record<K, string>, required: readonly string[] = []) =>
  Object.fromEntries(
    keysOf(texts).map((key) => [key, t.string({ description: texts[key], required: required.includes(key) as false })]),
  );

const personInputs = (t: InputBuilder, required: readonly string[] = []) => ({
  ...inputTexts(t, personTexts, required),
  sex: t.field({ type: SexEnum, description: notes.sex }),
  contactChannel: t.field({ type: ContactChannelEnum, description: notes.contactChannel }),
  contactNoMessage: t.boolean({ description: notes.contactNoMessage }),
  household: t.field({ type: [HouseholdMemberInput], description: notes.household }),
});

const consentInputs = (t: InputBuilder) => ({
  ...inputTexts(t, consentTexts),
  evidenceId: t.id({ description: notes.evidenceId }),
});

export const PersonInput = builder.inputRef<PersonContent>('PersonInput').implement({
  description: "The agency's own record of a person, whole.",
  fields: (t) => personInputs(t as InputBuilder, ['name', 'nameKana']) as never,
});

export const RecordConsentInput = builder.inputRef<ConsentContent & { decision: 'GIVEN' | 'REFUSED' }>(
  'RecordConsentInput',
);

const ConsentContentInput = builder.inputRef<ConsentContent>('ConsentContentInput').implement({
  description: 'A consent form, possibly not finished.',
  fields: (t) =>
    ({
      ...consentInputs(t as InputBuilder),
      method: t.field({ type: ConsentMethodEnum, description: notes.method }),
      giver: t.field({ type: ConsentGiverEnum, description: notes.giver }),
      items: t.field({ type: [ConsentItemInput], description: notes.items }),
    }) as never,
});

RecordConsentInput.implement({
  description: 'What a person decided about sharing the record.',
  fields: (t) =>
    ({
      ...consentInputs(t as InputBuilder),
      decision: t.field({ type: ConsentDecisionEnum, required: true, description: 'Given or refused.' }),
      method: t.field({ type: ConsentMethodEnum, required: true, description: notes.method }),
      giver: t.field({ type: ConsentGiverEnum, required: true, description: notes.giver }),
      items: t.field({ type: [ConsentItemInput], required: true, description: notes.items }),
    }) as never,
});

export const ReferralContentInput = builder.inputRef<ReferralContent>('ReferralContentInput').implement({
  description:
    'A referral as its form holds it: anything may be missing until it is sent. An Individual Number is refused in any text.',
  fields: (t) =>
    ({
      ...personInputs(t as InputBuilder),
      ...inputTexts(t as InputBuilder, referralTexts),
      toAgencyId: t.id({ description: notes.toAgencyId }),
      personId: t.id({ description: notes.personId }),
      urgency: t.field({ type: UrgencyEnum, description: notes.urgency }),
      purpose: t.field({ type: PurposeEnum, description: notes.purpose }),
      mainConcern: t.field({ type: ConcernEnum, description: notes.mainConcern }),
      concerns: t.field({ type: [ConcernEnum], description: notes.concerns }),
      details: t.field({ type: [ReferralDetailInput], description: notes.details }),
      understanding: t.field({ type: UnderstandingEnum, description: notes.understanding }),
      accompanies: t.boolean({ description: notes.accompanies }),
      feedbackLevel: t.field({ type: FeedbackLevelEnum, description: notes.feedbackLevel }),
      consentState: t.field({ type: ConsentStateEnum, description: notes.consentState }),
      lawfulBasis: t.field({ type: LawfulBasisEnum, description: notes.lawfulBasis }),
      basisCategories: t.field({ type: [CategoryEnum], description: notes.basisCategories }),
      consent: t.field({ type: ConsentContentInput, description: notes.consent }),
      step: t.int({ description: notes.step }),
    }) as never,
});

const ConsentItemContentType = builder.objectRef<ConsentItemContent>('ConsentItemContent').implement({
  description: 'One recipient × category × purpose of a consent form.',
  fields: (t) => ({
    recipientId: t.exposeID('recipientId', { description: 'Agency that may see it.' }),
    category: t.expose('category', { type: CategoryEnum, description: 'What.' }),
    purpose: t.expose('purpose', { type: PurposeEnum, description: 'What for.' }),
  }),
});

export const ReferralDetailType = builder
  .objectRef<{ category: Category; text: string | null }>('ReferralDetail')
  .implement({
    description: 'The situation as the referrer knows it, in one category.',
    fields: (t) => ({
      category: t.expose('category', { type: CategoryEnum, description: 'What it is about.' }),
      text: t.exposeString('text', { nullable: true, description: 'In words, at most 4,000 characters.' }),
    }),
  });

type Content = Record<string, unknown>;
const texts = (
  t: PothosSchemaTypes.ObjectFieldBuilder<(typeof builder)['$inferSchemaTypes'], Content>,
  table: Record<string, string>,
) =>
  Object.fromEntries(
    keysOf(table).map((key) => [
      key,
      t.string({
        nullable: true,
        description: table[key] as string,
        resolve: (content) => (content[key] as string) ?? null,
      }),
    ]),
  );

const ConsentContentType = builder.objectRef<Content>('ConsentContent').implement({
  description: 'A consent form as it was left.',
  fields: (t) => ({
    ...texts(t, consentTexts),
    evidenceId: t.id({
      nullable: true,
      description: notes.evidenceId,
      resolve: (c) => (c.evidenceId as string) ?? null,
    }),
    method: t.field({
      type: ConsentMethodEnum,
      nullable: true,
      description: notes.method,
      resolve: (c) => c.method as never,
    }),
    giver: t.field({
      type: ConsentGiverEnum,
      nullable: true,
      description: notes.giver,
      resolve: (c) => c.giver as never,
    }),
    items: t.field({
      type: [ConsentItemContentType],
      nullable: true,
      description: notes.items,
      resolve: (c) => c.items as never,
    }),
  }),
});

export const ReferralContentType = builder.objectRef<Content>('ReferralContent').implement({
  description: 'A referral as its form holds it.',
  fields: (t) => ({
    ...texts(t, personTexts),
    ...texts(t, referralTexts),
    sex: t.field({ type: SexEnum, nullable: true, description: notes.sex, resolve: (c) => c.sex as never }),
    contactChannel: t.field({
      type: ContactChannelEnum,
      nullable: true,
      description: notes.contactChannel,
      resolve: (c) => c.contactChannel as never,
    }),
    contactNoMessage: t.boolean({
      nullable: true,
      description: notes.contactNoMessage,
      resolve: (c) => c.contactNoMessage as never,
    }),
    household: t.field({
      type: [HouseholdMemberType],
      nullable: true,
      description: notes.household,
      resolve: (c) => c.household as never,
    }),
    toAgencyId: t.id({ nullable: true, description: notes.toAgencyId, resolve: (c) => c.toAgencyId as never }),
    personId: t.id({ nullable: true, description: notes.personId, resolve: (c) => c.personId as never }),
    urgency: t.field({
      type: UrgencyEnum,
      nullable: true,
      description: notes.urgency,
      resolve: (c) => c.urgency as never,
    }),
    purpose: t.field({
      type: PurposeEnum,
      nullable: true,
      description: notes.purpose,
      resolve: (c) => c.purpose as never,
    }),
    mainConcern: t.field({
      type: ConcernEnum,
      nullable: true,
      description: notes.mainConcern,
      resolve: (c) => c.mainConcern as never,
    }),
    concerns: t.field({
      type: [ConcernEnum],
      nullable: true,
      description: notes.concerns,
      resolve: (c) => c.concerns as never,
    }),
    details: t.field({
      type: [ReferralDetailType],
      nullable: true,
      description: notes.details,
      resolve: (c) => c.details as never,
    }),
    understanding: t.field({
      type: UnderstandingEnum,
      nullable: true,
      description: notes.understanding,
      resolve: (c) => c.understanding as never,
    }),
    accompanies: t.boolean({ nullable: true, description: notes.accompanies, resolve: (c) => c.accompanies as never }),
    feedbackLevel: t.field({
      type: FeedbackLevelEnum,
      nullable: true,
      description: notes.feedbackLevel,
      resolve: (c) => c.feedbackLevel as never,
    }),
    consentState: t.field({
      type: ConsentStateEnum,
      nullable: true,
      description: notes.consentState,
      resolve: (c) => c.consentState as never,
    }),
    lawfulBasis: t.field({
      type: LawfulBasisEnum,
      nullable: true,
      description: notes.lawfulBasis,
      resolve: (c) => c.lawfulBasis as never,
    }),
    basisCategories: t.field({
      type: [CategoryEnum],
      nullable: true,
      description: notes.basisCategories,
      resolve: (c) => c.basisCategories as never,
    }),
    consent: t.field({
      type: ConsentContentType,
      nullable: true,
      description: notes.consent,
      resolve: (c) => c.consent as never,
    }),
    step: t.int({ nullable: true, description: notes.step, resolve: (c) => c.step as never }),
  }),
});
