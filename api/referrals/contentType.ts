import { builder } from '../builder.ts';
import { ConsentContentInput, ConsentContentType } from '../consents/contentType.ts';
import { LawfulBasisEnum, PurposeEnum } from '../consents/enums.ts';
import { contentTexts, type InputBuilder, inputTexts } from '../contentFields.ts';
import type { Category } from '../generated/prisma/enums.ts';
import { personContentFields, personInputs } from '../people/contentType.ts';
import { CategoryEnum } from '../people/enums.ts';
import type { ReferralContent } from './content.ts';
import { ConcernEnum, ConsentStateEnum, FeedbackLevelEnum, UnderstandingEnum, UrgencyEnum } from './enums.ts';

/** What each field of a referral's form means, said once for what goes in and what comes out. */
const texts = {
  wishes: 'What the person wants and asks to be careful about; at most 4,000 characters.',
  reason: 'Why, and what led here; at most 4,000 characters. Required to send.',
  lawfulBasisNote: 'With NOT_REQUIRED: why that basis holds. Required then.',
} as const;

const notes = {
  toAgencyId: 'Receiving agency: an active one that takes referrals, not the own.',
  personId: "The agency's own record to refer from; null for a person not recorded yet.",
  personVersion:
    'With `personId`: its `version` as last read. Where the record has changed since, and the form would change it back, sending is refused.',
  urgency: 'How soon; ROUTINE when empty.',
  purpose: 'Purpose of use; CONSULTATION when empty.',
  mainConcern: 'Main concern (◎). Required to send.',
  concerns: 'All concerns ticked.',
  details: 'Situation by category, each category once.',
  understanding: 'How far the person understands. Required to send; `NOT_YET_TOLD` is refused beside consent `GIVEN`.',
  accompanies: 'Whether the referrer can come along.',
  feedbackLevel: 'How much the person lets the referrer learn. Required to send.',
  consentState: 'Where consent stands. Required to send.',
  lawfulBasis: 'With NOT_REQUIRED: one that is open to the own agency; tax offices have none.',
  basisCategories: 'With NOT_REQUIRED: what the basis opens; IDENTITY among it.',
  consent: 'With GIVEN: the consent itself, unless one given before still covers the referral.',
  step: 'Where the form was left; nothing else depends on it.',
} as const;

const ReferralDetailInput = builder.inputType('ReferralDetailInput', {
  description: 'The situation in one category.',
  fields: (t) => ({
    category: t.field({ type: CategoryEnum, required: true, description: 'What it is about.' }),
    text: t.string({ required: true, description: 'At most 4,000 characters.' }),
  }),
});

export const ReferralContentInput = builder.inputRef<ReferralContent>('ReferralContentInput').implement({
  description:
    'A referral as its form holds it: anything may be missing until it is sent. An Individual Number is refused in any text.',
  fields: (t) =>
    ({
      ...personInputs(t as InputBuilder),
      ...inputTexts(t as InputBuilder, texts),
      toAgencyId: t.id({ description: notes.toAgencyId }),
      personId: t.id({ description: notes.personId }),
      personVersion: t.int({ description: notes.personVersion }),
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

export const ReferralDetailType = builder
  .objectRef<{ category: Category; text: string | null }>('ReferralDetail')
  .implement({
    description: 'The situation as the referrer knows it, in one category.',
    fields: (t) => ({
      category: t.expose('category', { type: CategoryEnum, description: 'What it is about.' }),
      text: t.exposeString('text', { nullable: true, description: 'In words, at most 4,000 characters.' }),
    }),
  });

export const ReferralContentType = builder.objectRef<ReferralContent>('ReferralContent').implement({
  description: 'A referral as its form holds it.',
  fields: (t) => ({
    ...personContentFields(t),
    ...contentTexts(t, texts),
    toAgencyId: t.exposeID('toAgencyId', { nullable: true, description: notes.toAgencyId }),
    personId: t.exposeID('personId', { nullable: true, description: notes.personId }),
    personVersion: t.exposeInt('personVersion', { nullable: true, description: notes.personVersion }),
    urgency: t.expose('urgency', { type: UrgencyEnum, nullable: true, description: notes.urgency }),
    purpose: t.expose('purpose', { type: PurposeEnum, nullable: true, description: notes.purpose }),
    mainConcern: t.expose('mainConcern', { type: ConcernEnum, nullable: true, description: notes.mainConcern }),
    concerns: t.expose('concerns', { type: [ConcernEnum], nullable: true, description: notes.concerns }),
    details: t.expose('details', { type: [ReferralDetailType], nullable: true, description: notes.details }),
    understanding: t.expose('understanding', {
      type: UnderstandingEnum,
      nullable: true,
      description: notes.understanding,
    }),
    accompanies: t.exposeBoolean('accompanies', { nullable: true, description: notes.accompanies }),
    feedbackLevel: t.expose('feedbackLevel', {
      type: FeedbackLevelEnum,
      nullable: true,
      description: notes.feedbackLevel,
    }),
    consentState: t.expose('consentState', { type: ConsentStateEnum, nullable: true, description: notes.consentState }),
    lawfulBasis: t.expose('lawfulBasis', { type: LawfulBasisEnum, nullable: true, description: notes.lawfulBasis }),
    basisCategories: t.expose('basisCategories', {
      type: [CategoryEnum],
      nullable: true,
      description: notes.basisCategories,
    }),
    consent: t.expose('consent', { type: ConsentContentType, nullable: true, description: notes.consent }),
    step: t.exposeInt('step', { nullable: true, description: notes.step }),
  }),
});
