import { builder } from '../builder.ts';
import type {
  Category,
  ConsentDecision,
  ConsentGiver,
  ConsentMethod,
  ConsentState,
  ContactChannel,
  FeedbackLevel,
  LawfulBasis,
  MessageKind,
  Purpose,
  ReferralStatus,
  Sex,
  Understanding,
  Urgency,
} from '../generated/prisma/enums.ts';
import {
  concerns,
  declineReasons,
  outcomes,
  redirectReasons,
  returnReasons,
  withdrawReasons,
} from '../referrals/concerns.ts';

type Described<T extends string> = Record<T, string>;

/** An enum of the schema from its codes, each with what it means. */
function define<T extends string>(name: string, description: string, values: Described<T>) {
  return builder.enumType(name, {
    description,
    values: Object.fromEntries(
      Object.entries(values).map(([code, text]) => [code, { value: code, description: text as string }]),
    ) as { [Code in T]: { value: Code; description: string } },
  });
}

export const CategoryEnum = define<Category>('Category', 'Information category: the unit of consent and of masking.', {
  IDENTITY: 'Name, reading, alias, sex, birth date (本人確認).',
  CONTACT: 'Address, phone, e-mail and the safe way to get in touch (連絡先).',
  HOUSEHOLD: 'Who lives with the person, and relations (世帯).',
  HOUSING: 'Dwelling (住まい).',
  FINANCE: 'Income, living costs, debts (家計・債務).',
  TAX: 'Taxes and public charges (税・公共料金); tax-origin data is consent-only.',
  HEALTH: 'Illness and disability: special care-required personal information (要配慮個人情報).',
  EMPLOYMENT: 'Work and job search (就労).',
  EDUCATION: 'School, learning and child-rearing (教育・子育て).',
  SAFETY: 'Violence, abuse and other danger (安全).',
  PLAN: "The person's wishes and the support plan (希望・プラン).",
  PROGRESS: 'What led here and what was done (経緯・経過).',
});
export const SexEnum = define<Sex>('Sex', 'Sex as the person states it.', {
  FEMALE: '女',
  MALE: '男',
  OTHER: 'Neither, as stated by the person.',
  UNKNOWN: 'Not asked or not answered.',
});
export const ContactChannelEnum = define<ContactChannel>('ContactChannel', 'The safe way to reach the person.', {
  PHONE: 'Home phone.',
  MOBILE: 'Mobile phone.',
  EMAIL: 'E-mail.',
  LETTER: 'Letter.',
  VISIT: 'Visit at home.',
  VIA_REFERRER: 'Only through the referring desk.',
  NO_CONTACT: 'Do not get in touch; the person will come.',
  NOT_ASKED: 'Nobody has asked yet: ask the referring desk before getting in touch at all.',
});
export const ConsentDecisionEnum = define<ConsentDecision>('ConsentDecision', 'What the person decided.', {
  GIVEN: 'Agreed.',
  REFUSED: 'Refused; kept too, so that nobody asks again unknowingly.',
});
export const ConsentMethodEnum = define<ConsentMethod>('ConsentMethod', 'How the consent is evidenced.', {
  PAPER: 'Signed on paper; a scan is attached.',
  ORAL: 'Given orally before a named witness.',
  TABLET: 'Signed on the tablet screen.',
});
export const ConsentGiverEnum = define<ConsentGiver>('ConsentGiver', 'Who gave the consent.', {
  SELF: 'The person.',
  REPRESENTATIVE: 'A named representative, with the relation to the person.',
});
export const PurposeEnum = define<Purpose>('Purpose', 'Purpose of use (利用目的).', {
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
export const LawfulBasisEnum = define<LawfulBasis>('LawfulBasis', 'Why a disclosure is lawful.', {
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
export const ReferralStatusEnum = define<ReferralStatus>(
  'ReferralStatus',
  'Where a referral stands, as the viewer may know it.',
  {
    DRAFT: 'Being written; only the referring agency sees it.',
    SENT: 'Sent, not yet acknowledged.',
    RECEIVED: 'Acknowledged by the receiving desk (受理).',
    ACCEPTED: 'Taken up.',
    IN_PROGRESS: 'Support has started (支援開始).',
    RETURNED: 'Sent back for more; may be amended and sent again.',
    REDIRECTED: 'Passed to the right desk; a successor stands there.',
    DECLINED: 'Not taken up.',
    WITHDRAWN: 'Taken back by the referring desk.',
    EXPIRED: 'Nobody took it further in time.',
    CLOSED: 'Ended with an outcome.',
  },
);
export const UrgencyEnum = define<Urgency>('Urgency', 'How soon the person needs somebody.', {
  ROUTINE: 'Within the usual clock.',
  SOON: 'Within days.',
  URGENT: 'Today: home, food, health or safety at stake.',
});
export const ConsentStateEnum = define<ConsentState>(
  'ConsentState',
  "Where the person's consent to a referral stands.",
  {
    GIVEN: 'Given.',
    SEEKING: 'Being sought: the receiving desk does not see who it is.',
    REFUSED: 'Refused or withdrawn: the receiving desk does not see who it is.',
    NOT_REQUIRED: 'Rests on another lawful basis, which is named.',
  },
);
export const FeedbackLevelEnum = define<FeedbackLevel>(
  'FeedbackLevel',
  'The highest tier the person lets the referrer learn.',
  {
    NONE: 'Nothing.',
    RECEIVED: 'That it was received and taken up (受理).',
    CONTACTED: '… and that the person was reached (連絡がついた).',
    STARTED: '… and that support started, or that it was connected elsewhere (支援開始・他機関へ).',
    ENDED: '… and that it ended (終了). Never the content.',
  },
);
export const UnderstandingEnum = define<Understanding>(
  'Understanding',
  'How far the person understands and agrees with being referred.',
  {
    AGREES: 'Understands and agrees.',
    HESITANT: 'Has been told and hesitates.',
    NOT_YET_TOLD: 'Has not been told yet.',
  },
);
export const MessageKindEnum = define<MessageKind>('MessageKind', 'What a message on a referral is.', {
  QUESTION: 'A question to the other side.',
  ANSWER: 'The answer to a question.',
  NOTE: "The receiving desk's own note; the referring side never sees it.",
  RETURN: 'What the receiving desk wrote when it returned the referral.',
});

const list = <T extends string>(codes: readonly T[], text: (code: T) => string) =>
  Object.fromEntries(codes.map((code) => [code, text(code)])) as Described<T>;
const words = (code: string): string => `${code.charAt(0)}${code.slice(1).toLowerCase().replaceAll('_', ' ')}.`;

export const ConcernEnum = define(
  'Concern',
  '相談内容, as printed on 【1】相談受付・申込票. Each is seen only with the category named.',
  list(Object.keys(concerns) as (keyof typeof concerns)[], (code) => `${words(code)} Category ${concerns[code]}.`),
);
export const ReturnReasonEnum = define(
  'ReturnReason',
  'Why a referral is sent back for more.',
  list(returnReasons, words),
);
export const RedirectReasonEnum = define(
  'RedirectReason',
  'Why another desk is the right one.',
  list(redirectReasons, words),
);
export const DeclineReasonEnum = define(
  'DeclineReason',
  'Why a referral is not taken up; kept at the receiving desk.',
  list(declineReasons, words),
);
export const WithdrawReasonEnum = define(
  'WithdrawReason',
  'Why a referral is taken back.',
  list(withdrawReasons, words),
);
export const OutcomeEnum = define(
  'Outcome',
  'How a referral ended; kept at the receiving desk.',
  list(outcomes, words),
);
