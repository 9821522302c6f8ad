import { concerns } from '../../../api/referrals/concerns.ts';
import { categories } from '../../consents/content.ts';
import type { Category } from '../../generated/graphql.ts';
import type { Content } from './content.ts';

const hasText = (value: string | null | undefined): boolean => Boolean(value?.trim());

/** Categories that the content says something of. */
export function writtenCategories(content: Content): readonly Category[] {
  const written = new Set<Category>([
    ...(content.concerns ?? []).map((code) => concerns[code]),
    ...(content.details ?? []).filter(({ text }) => hasText(text)).map(({ category }) => category),
  ]);
  if (hasText(content.name)) written.add('IDENTITY');
  const contacts = [content.address, content.phone, content.email, content.contactHours, content.contactNote];
  if (contacts.some(hasText) || (content.contactChannel ?? 'NOT_ASKED') !== 'NOT_ASKED') written.add('CONTACT');
  if ((content.household?.length ?? 0) > 0 || hasText(content.householdNote)) written.add('HOUSEHOLD');
  if (hasText(content.wishes)) written.add('PLAN');
  if (hasText(content.reason)) written.add('PROGRESS');
  return categories.filter((category) => written.has(category));
}

/**
 * Categories the receiving agency will be shown, as far as the form can foretell it; the server decides.
 * @param open what consents already in force open to it
 */
export function openedCategories(content: Content, open: readonly Category[]): readonly Category[] {
  const { consentState, toAgencyId, purpose } = content;
  if (consentState !== 'GIVEN' && consentState !== 'NOT_REQUIRED') return [];
  const agreed = (content.consent?.items ?? [])
    .filter((item) => item.recipientId === toAgencyId && item.purpose === (purpose ?? 'CONSULTATION'))
    .map((item) => item.category);
  const named = consentState === 'GIVEN' ? agreed : (content.basisCategories ?? []);
  return categories.filter((category) => named.includes(category) || open.includes(category));
}
