import { builder } from '../builder.ts';
import { contentTexts, type InputBuilder, inputTexts } from '../contentFields.ts';
import { CategoryEnum } from '../people/enums.ts';
import type { ConsentContent, ConsentItemContent } from '../referrals/content.ts';
import { ConsentDecisionEnum, ConsentGiverEnum, ConsentMethodEnum, PurposeEnum } from './enums.ts';

/** What each field of a consent form means, said once for what goes in and what comes out. */
const texts = {
  representativeName: 'Required for a representative.',
  representativeRelation: 'Required for a representative.',
  witnessName: 'Required for an oral consent.',
  validUntil: 'Era or ISO date as typed; a year from today when empty, at most as long as the notice says (`years`).',
  language: 'Language in which the notice was told: `ja`, `en` or `ja-simple`; `ja` for one it does not have.',
} as const;

const notes = {
  method: 'How it is evidenced.',
  giver: 'Who gives it.',
  evidenceId:
    'Scan (PAPER) or drawn signature (TABLET) uploaded with `addConsentEvidence` for this draft, referral or record. Required for both; of a signature what was `shown` must not have changed since.',
  items: 'Recipient × category × purpose; at least one.',
} as const;

const ConsentItemInput = builder.inputType('ConsentItemInput', {
  description: 'One recipient × category × purpose.',
  fields: (t) => ({
    recipientId: t.id({ required: true, description: 'Agency that may see it.' }),
    category: t.field({ type: CategoryEnum, required: true, description: 'What.' }),
    purpose: t.field({ type: PurposeEnum, required: true, description: 'What for.' }),
  }),
});

const consentInputs = (t: InputBuilder) => ({
  ...inputTexts(t, texts),
  evidenceId: t.id({ description: notes.evidenceId }),
});

/** A consent that is recorded by itself. */
export const RecordConsentInput = builder.inputRef<ConsentContent & { decision: 'GIVEN' | 'REFUSED' }>(
  'RecordConsentInput',
);

/** A consent within a referral's form. */
export const ConsentContentInput = builder.inputRef<ConsentContent>('ConsentContentInput').implement({
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

const ConsentItemContentType = builder.objectRef<ConsentItemContent>('ConsentItemContent').implement({
  description: 'One recipient × category × purpose of a consent form.',
  fields: (t) => ({
    recipientId: t.exposeID('recipientId', { description: 'Agency that may see it.' }),
    category: t.expose('category', { type: CategoryEnum, description: 'What.' }),
    purpose: t.expose('purpose', { type: PurposeEnum, description: 'What for.' }),
  }),
});

/** A consent form that goes out. */
export const ConsentContentType = builder.objectRef<ConsentContent>('ConsentContent').implement({
  description: 'A consent form as it was left.',
  fields: (t) => ({
    ...contentTexts(t, texts),
    evidenceId: t.exposeID('evidenceId', { nullable: true, description: notes.evidenceId }),
    method: t.expose('method', { type: ConsentMethodEnum, nullable: true, description: notes.method }),
    giver: t.expose('giver', { type: ConsentGiverEnum, nullable: true, description: notes.giver }),
    items: t.expose('items', { type: [ConsentItemContentType], nullable: true, description: notes.items }),
  }),
});
