import { type Described, describedEnum } from '../enum.ts';
import type {
  ConsentState,
  FeedbackLevel,
  MessageKind,
  ReferralStatus,
  Understanding,
  Urgency,
} from '../generated/prisma/enums.ts';
import { concerns, declineReasons, outcomes, redirectReasons, returnReasons, withdrawReasons } from './concerns.ts';

export const ReferralStatusEnum = describedEnum<ReferralStatus>(
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
export const UrgencyEnum = describedEnum<Urgency>('Urgency', 'How soon the person needs somebody.', {
  ROUTINE: 'Within the usual clock.',
  SOON: 'Within days.',
  URGENT: 'Today: home, food, health or safety at stake.',
});
export const ConsentStateEnum = describedEnum<ConsentState>(
  'ConsentState',
  "Where the person's consent to a referral stands.",
  {
    GIVEN: 'Given.',
    SEEKING: 'Being sought: the receiving desk does not see who it is.',
    REFUSED: 'Refused or withdrawn: the receiving desk does not see who it is.',
    NOT_REQUIRED: 'Rests on another lawful basis, which is named.',
  },
);
export const FeedbackLevelEnum = describedEnum<FeedbackLevel>(
  'FeedbackLevel',
  'The highest tier the person lets the referrer learn.',
  {
    NONE: 'Nothing but what every level tells: a return, an expiry. The receiving desk cannot ask.',
    RECEIVED: 'That it was received and accepted (受理・引受け); the receiving desk may ask and answer.',
    CONTACTED: '… and that the person was reached (連絡がついた).',
    STARTED: '… and that support started, or that it was redirected to another agency (支援開始・回送).',
    ENDED: '… and that it ended or was declined (終了・引受け不可). Never the content.',
  },
);
export const UnderstandingEnum = describedEnum<Understanding>(
  'Understanding',
  'How far the person understands and agrees with being referred.',
  {
    AGREES: 'Understands and agrees.',
    HESITANT: 'Has been told and hesitates.',
    NOT_YET_TOLD: 'Has not been told yet.',
  },
);
export const MessageKindEnum = describedEnum<MessageKind>('MessageKind', 'What a message on a referral is.', {
  QUESTION: 'A question to the other side.',
  ANSWER: 'The answer to a question.',
  NOTE: "The receiving desk's own note; the referring side never sees it.",
  RETURN: 'What the receiving desk wrote when it returned the referral.',
});

const list = <T extends string>(codes: readonly T[], text: (code: T) => string) =>
  Object.fromEntries(codes.map((code) => [code, text(code)])) as Described<T>;
const words = (code: string): string => `${code.charAt(0)}${code.slice(1).toLowerCase().replaceAll('_', ' ')}.`;

export const ConcernEnum = describedEnum(
  'Concern',
  '相談内容, as printed on 【1】相談受付・申込票. Each is seen only with the category named.',
  list(Object.keys(concerns) as (keyof typeof concerns)[], (code) => `${words(code)} Category ${concerns[code]}.`),
);
export const ReturnReasonEnum = describedEnum(
  'ReturnReason',
  'Why a referral is sent back for more.',
  list(returnReasons, words),
);
export const RedirectReasonEnum = describedEnum(
  'RedirectReason',
  'Why another desk is the right one.',
  list(redirectReasons, words),
);
export const DeclineReasonEnum = describedEnum(
  'DeclineReason',
  'Why a referral is not taken up; kept at the receiving desk.',
  list(declineReasons, words),
);
export const WithdrawReasonEnum = describedEnum(
  'WithdrawReason',
  'Why a referral is taken back.',
  list(withdrawReasons, words),
);
export const OutcomeEnum = describedEnum(
  'Outcome',
  'How a referral ended; kept at the receiving desk.',
  list(outcomes, words),
);
