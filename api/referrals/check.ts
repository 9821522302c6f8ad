import { checkConsent } from '../consents/check.ts';
import type { Notice } from '../consents/notice.ts';
import type { Issues } from '../errors.ts';
import type { Agency } from '../generated/prisma/client.ts';
import {
  Category,
  ConsentState,
  FeedbackLevel,
  type LawfulBasis,
  Purpose,
  Understanding,
  Urgency,
} from '../generated/prisma/enums.ts';
import { checkPerson } from '../people/check.ts';
import type { Viewer } from '../session/viewer.ts';
import { checkText, lengths } from '../text/check.ts';
import { isUuid } from '../text/uuid.ts';
import { type Concern, concerns } from './concerns.ts';
import type { ReferralContent } from './content.ts';

/** Lawful bases other than consent that an agency can name for a referral (APPI Art. 69(2) public bodies, Art. 27 private). */
export function basesOf(agency: { agencyKind: string; legalBody: string }): LawfulBasis[] {
  // Tax-origin data is consent-only: 地方税法22 is stricter than APPI (69(3)).
  if (agency.agencyKind === 'TAX' || agency.agencyKind === 'COLLECTION') return [];
  if (agency.legalBody === 'PRIVATE') return ['APPI_27_LIFE', 'APPI_27_CHILD', 'APPI_27_PUBLIC_DUTY'];
  if (agency.legalBody === 'MAYOR') return ['APPI_69_2_2', 'APPI_69_2_3', 'APPI_69_2_4'];
  return ['APPI_69_2_3', 'APPI_69_2_4'];
}

function checkBasis(issues: Issues, content: ReferralContent, viewer: Viewer) {
  const allowed = basesOf(viewer);
  if (allowed.length === 0) issues.add('consentState', 'TAX_CONSENT_ONLY');
  else if (!content.lawfulBasis) issues.addUnchosen('lawfulBasis');
  else if (!allowed.includes(content.lawfulBasis)) issues.add('lawfulBasis', 'BASIS_NOT_OPEN');
  const categories = [...new Set(content.basisCategories ?? [])].filter((category) => category in Category);
  if (!categories.includes('IDENTITY')) issues.add('basisCategories', 'IDENTITY_NEEDED');
  return {
    lawfulBasis: content.lawfulBasis ?? null,
    lawfulBasisNote: checkText(issues, 'lawfulBasisNote', content.lawfulBasisNote, {
      max: lengths.note,
      required: true,
    }),
    categories,
  };
}

const choice = <T extends string>(
  issues: Issues,
  path: string,
  list: Record<string, T>,
  value: T | null | undefined,
): T => {
  if (!value) issues.addUnchosen(path);
  else if (!(value in list)) issues.add(path, 'NOT_IN_LIST');
  return value as T;
};

/**
 * Checks a whole referral before it is sent; every wrong field is told at once.
 * @param notice what persons are told now
 * @param covered whether a live consent already lets the receiving agency see the person's identity for the purpose
 */
export function checkReferral(
  issues: Issues,
  referralId: string,
  content: ReferralContent,
  viewer: Viewer,
  agencyById: (id: string) => Agency | undefined,
  notice: Notice,
  covered: boolean,
) {
  const receiver = isUuid(content.toAgencyId) ? agencyById(content.toAgencyId) : undefined;
  if (!content.toAgencyId) issues.addUnchosen('toAgencyId');
  else if (!receiver?.active || !receiver.acceptsReferrals) issues.add('toAgencyId', 'NOT_ACCEPTING');
  else if (receiver.id === viewer.agencyId) issues.add('toAgencyId', 'OWN_AGENCY');

  const person = checkPerson(issues, content);
  const mainConcern = choice<Concern>(
    issues,
    'mainConcern',
    Object.fromEntries(Object.keys(concerns).map((c) => [c, c as Concern])),
    content.mainConcern,
  );
  const purpose = choice<Purpose>(issues, 'purpose', Purpose, content.purpose ?? 'CONSULTATION');
  const consentState = choice<ConsentState>(issues, 'consentState', ConsentState, content.consentState);
  // Whoever consented was told; a consent in force from before is no word on this referral either.
  if (consentState === 'GIVEN' && content.understanding === 'NOT_YET_TOLD')
    issues.add('understanding', 'CONSENT_UNTOLD');

  const consent =
    consentState === 'GIVEN' && (content.consent || !covered)
      ? checkConsent(issues, 'consent', content.consent ?? {}, {
          subject: { ...content, referralId },
          decision: 'GIVEN',
          notice,
          ownAgencyId: viewer.agencyId,
          agencyById,
        })
      : null;
  const opensIdentity = consent?.items.some(
    (item) => item.recipientId === content.toAgencyId && item.category === 'IDENTITY' && item.purpose === purpose,
  );
  if (consent && consent.items.length > 0 && !opensIdentity && !covered) issues.add('consent.items', 'IDENTITY_NEEDED');

  const details = (content.details ?? [])
    .map(({ category, text }, index) => ({
      category,
      text: checkText(issues, `details.${index}.text`, text, { max: lengths.text }),
    }))
    .filter(({ category, text }) => category in Category && text !== '');
  if (new Set(details.map(({ category }) => category)).size < details.length) issues.add('details', 'CATEGORY_TWICE');

  return {
    toAgencyId: content.toAgencyId as string,
    person,
    consentState,
    consent,
    basis: consentState === 'NOT_REQUIRED' ? checkBasis(issues, content, viewer) : null,
    details,
    columns: {
      urgency: choice<Urgency>(issues, 'urgency', Urgency, content.urgency ?? 'ROUTINE'),
      purpose,
      mainConcern,
      concerns: [...new Set([mainConcern, ...(content.concerns ?? []).filter((code) => code in concerns)])],
      wishes: checkText(issues, 'wishes', content.wishes, { max: lengths.text }),
      reason: checkText(issues, 'reason', content.reason, { max: lengths.text, required: true }),
      understanding: choice<Understanding>(issues, 'understanding', Understanding, content.understanding),
      accompanies: content.accompanies ?? false,
      feedbackLevel: choice<FeedbackLevel>(issues, 'feedbackLevel', FeedbackLevel, content.feedbackLevel),
    },
  };
}

export type CheckedReferral = ReturnType<typeof checkReferral>;
