import { randomUUID } from 'node:crypto';
import type { Browser } from './browser.ts';

const everyCategory = [
  'IDENTITY',
  'CONTACT',
  'HOUSEHOLD',
  'HOUSING',
  'FINANCE',
  'TAX',
  'HEALTH',
  'EMPLOYMENT',
  'EDUCATION',
  'SAFETY',
  'PLAN',
  'PROGRESS',
];

/** A referral's form as a clerk would have filled it, with consent to everything for the receiving agency. */
export const filledForm = (toAgencyId: string) => ({
  toAgencyId,
  name: '髙橋 一郎',
  nameKana: 'たかはし いちろう',
  birthDate: '昭和60年4月1日',
  phone: '090-0000-1234',
  contactChannel: 'MOBILE',
  mainConcern: 'TAX_OR_UTILITIES',
  concerns: ['TAX_OR_UTILITIES', 'HEALTH'],
  reason: '市民税を三か月滞納している。',
  wishes: '家族に知られたくない。',
  understanding: 'AGREES',
  feedbackLevel: 'RECEIVED',
  details: [
    { category: 'TAX', text: '市民税三期分' },
    { category: 'HEALTH', text: '腰痛で休職中' },
  ],
  consentState: 'GIVEN',
  consent: {
    method: 'ORAL',
    giver: 'SELF',
    witnessName: '窓口 花子',
    items: everyCategory.map((category) => ({ recipientId: toAgencyId, category, purpose: 'CONSULTATION' })),
  },
});

/** A form's part on consent where it rests on a law instead. */
export const onBasis = {
  consentState: 'NOT_REQUIRED',
  consent: null,
  lawfulBasis: 'APPI_69_2_2',
  lawfulBasisNote: '命にかかわるため。',
  basisCategories: ['IDENTITY', 'CONTACT', 'HEALTH'],
};
/** The same where nobody has an answer of the person yet. */
export const seeking = { consentState: 'SEEKING', consent: null };

const SAVE = `mutation ($commandId: ID!, $content: ReferralContentInput!) {
  saveReferralDraft(commandId: $commandId, content: $content) { __typename ... on Referral { id draftVersion } ... on InvalidInput { fields { path code } } } }`;
const SEND = `mutation ($commandId: ID!, $id: ID!, $draftVersion: Int!) {
  sendReferral(commandId: $commandId, id: $id, draftVersion: $draftVersion) {
    __typename ... on Referral { id version code person { id } } ... on InvalidInput { fields { path code } } ... on NotAllowed { code } } }`;

/**
 * Files a referral through the API as the browser's desk.
 * @returns its id, and the version by which the receiving desk knows it
 */
export async function send(
  browser: Browser,
  toAgencyId: string,
  more: Record<string, unknown> = {},
): Promise<{ id: string; personId: string; receiverVersion: number }> {
  const content = { ...filledForm(toAgencyId), ...more };
  const saved = await browser.run(SAVE, { commandId: randomUUID(), content });
  const draft = saved.data?.saveReferralDraft;
  const sent = await browser.run(SEND, { commandId: randomUUID(), id: draft?.id, draftVersion: draft?.draftVersion });
  const referral = sent.data?.sendReferral;
  if (referral?.__typename !== 'Referral') throw new Error(`Not sent: ${JSON.stringify([saved, sent])}`);
  return { id: referral.id, personId: referral.person.id, receiverVersion: 2 };
}
