import { builder } from '../builder.ts';
import { ConsentContentInput, ConsentContentType } from '../consents/contentType.ts';
import { type Content, contentTexts, type InputBuilder, inputTexts } from '../contentFields.ts';
import type { Category } from '../generated/prisma/enums.ts';
import { personContentFields, personInputs } from '../people/contentType.ts';
import {
  CategoryEnum,
  ConcernEnum,
  ConsentStateEnum,
  FeedbackLevelEnum,
  LawfulBasisEnum,
  PurposeEnum,
  UnderstandingEnum,
  UrgencyEnum,
} from '../people/enums.ts';
import type { ReferralContent } from './content.ts';

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
  understanding: 'How far the person understands. Required to send.',
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

export const ReferralContentType = builder.objectRef<Content>('ReferralContent').implement({
  description: 'A referral as its form holds it.',
  fields: (t) => ({
    ...personContentFields(t),
    ...contentTexts(t, texts),
    toAgencyId: t.id({ nullable: true, description: notes.toAgencyId, resolve: (c) => c.toAgencyId as never }),
    personId: t.id({ nullable: true, description: notes.personId, resolve: (c) => c.personId as never }),
    personVersion: t.int({
      nullable: true,
      description: notes.personVersion,
      resolve: (c) => c.personVersion as never,
    }),
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
