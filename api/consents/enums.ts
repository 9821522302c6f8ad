import { describedEnum } from '../enum.ts';
import type {
  ConsentDecision,
  ConsentGiver,
  ConsentItemEnd,
  ConsentMethod,
  LawfulBasis,
  Purpose,
} from '../generated/prisma/enums.ts';
import type { ConsentStanding } from './state.ts';

export const ConsentDecisionEnum = describedEnum<ConsentDecision>('ConsentDecision', 'What the person decided.', {
  GIVEN: 'Agreed.',
  REFUSED: 'Refused; kept too, so that nobody asks again unknowingly.',
});
export const ConsentMethodEnum = describedEnum<ConsentMethod>('ConsentMethod', 'How the consent is evidenced.', {
  PAPER: 'Signed on paper; a scan is attached.',
  ORAL: 'Given orally before a named witness.',
  TABLET: 'Signed on the tablet screen.',
});
export const ConsentGiverEnum = describedEnum<ConsentGiver>('ConsentGiver', 'Who gave the consent.', {
  SELF: 'The person.',
  REPRESENTATIVE: 'A named representative, with the relation to the person.',
});
export const PurposeEnum = describedEnum<Purpose>('Purpose', 'Purpose of use (利用目的).', {
  CONSULTATION: '相談支援',
  EMPLOYMENT: '就労支援',
  HOUSEHOLD_BUDGET: '家計改善支援',
  HOUSING: '住居の確保',
  LEARNING: '学習支援',
  LENDING: '貸付',
  HEALTH_CARE: '保健・医療',
  DEBT_RESOLUTION: '債務整理',
  WATCHING_OVER: '見守り',
});
export const LawfulBasisEnum = describedEnum<LawfulBasis>('LawfulBasis', 'Why a disclosure is lawful.', {
  CONSENT: 'Consent of the person (APPI Art. 69(2)(i), Art. 27(1)).',
  ACT_9_3: 'Support conference, 生活困窮者自立支援法 Art. 9(3).',
  ACT_22: 'Income and asset records, the same Act Art. 22.',
  APPI_69_2_2: 'Internal use with proper reason, APPI Art. 69(2)(ii).',
  APPI_69_2_3: "Another public body's statutory duty, APPI Art. 69(2)(iii).",
  APPI_69_2_4: "Clearly in the person's interest or special reason, APPI Art. 69(2)(iv).",
  APPI_27_LIFE: 'Protection of life, body or property, APPI Art. 27(1)(ii).',
  APPI_27_CHILD: 'Sound growth of children, APPI Art. 27(1)(iii).',
  APPI_27_PUBLIC_DUTY: 'Cooperation with a public duty, APPI Art. 27(1)(iv).',
  EMERGENCY: 'Emergency access, reviewed afterwards.',
});
export const ConsentItemEndEnum = describedEnum<ConsentItemEnd>('ConsentItemEnd', 'Why an item of a consent ended.', {
  WITHDRAWN: 'The person took it back.',
  REFUSED: 'The person refused it later.',
  REPLACED: 'Another answer took its place, or its referral went to another desk.',
  RENEWED: 'A new answer extends the consent.',
});
export const ConsentStandingEnum = describedEnum<ConsentStanding>('ConsentStanding', 'Where a consent stands now.', {
  IN_FORCE: 'All of it holds.',
  IN_PART: 'A part of it holds; the rest has ended.',
  EXPIRED: 'Its time is over.',
  WITHDRAWN: 'The person took it back.',
  RENEWED: 'A new answer that extends it took its place.',
  REPLACED: 'Another answer took its place.',
  REFUSED: 'It is a refusal.',
});
