import type { ConsentContent } from '../../consents/content.ts';
import { neededFor } from '../../people/content.ts';
import type { Content } from './content.ts';

/** An entry that must be made before a referral is sent, and how it is made. */
export interface Lacking {
  path: string;
  by: 'choosing' | 'typing' | 'signing';
}

const chosen = (path: string, value: unknown): Lacking[] => (value ? [] : [{ path, by: 'choosing' }]);
const typed = (path: string, value: string | null | undefined): Lacking[] =>
  value?.trim() ? [] : [{ path, by: 'typing' }];

function lackingInConsent({ method, giver, items, ...consent }: ConsentContent): Lacking[] {
  const isSigned = method === 'PAPER' || method === 'TABLET';
  return [
    ...chosen('consent.items', items?.length),
    ...chosen('consent.method', method),
    ...chosen('consent.giver', giver),
    ...(giver === 'REPRESENTATIVE'
      ? [
          ...typed('consent.representativeName', consent.representativeName),
          ...typed('consent.representativeRelation', consent.representativeRelation),
        ]
      : []),
    ...(isSigned && !consent.evidenceId ? [{ path: 'consent.evidenceId', by: 'signing' as const }] : []),
    ...(method === 'ORAL' ? typed('consent.witnessName', consent.witnessName) : []),
  ];
}

/** What is not there yet, as far as the form alone can tell. Sending checks it for good. */
export function lackingIn(content: Content): Lacking[] {
  const { contactChannel, consentState, consent } = content;
  const needed = contactChannel && neededFor[contactChannel];
  return [
    ...typed('name', content.name),
    ...typed('nameKana', content.nameKana),
    ...chosen('contactChannel', contactChannel),
    ...(needed ? typed(needed, content[needed]) : []),
    ...chosen('mainConcern', content.mainConcern),
    ...typed('reason', content.reason),
    ...chosen('toAgencyId', content.toAgencyId),
    ...chosen('understanding', content.understanding),
    ...chosen('feedbackLevel', content.feedbackLevel),
    ...chosen('consentState', consentState),
    ...(consentState === 'GIVEN' && consent ? lackingInConsent(consent) : []),
    ...(consentState === 'NOT_REQUIRED'
      ? [
          ...chosen('lawfulBasis', content.lawfulBasis),
          ...typed('lawfulBasisNote', content.lawfulBasisNote),
          ...chosen('basisCategories', content.basisCategories?.includes('IDENTITY')),
        ]
      : []),
  ];
}
