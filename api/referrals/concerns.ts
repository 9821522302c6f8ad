import type { Category } from '../generated/prisma/enums.ts';

/**
 * 相談内容 as printed on 【1】相談受付・申込票 (domain §3), and the information category each tells something of: a
 * receiver sees a ticked concern only with that category. Replaceable: codes are stored as text.
 */
export const concerns = {
  HEALTH: 'HEALTH',
  HOUSING: 'HOUSING',
  INCOME: 'FINANCE',
  RENT_OR_LOAN: 'FINANCE',
  TAX_OR_UTILITIES: 'TAX',
  DEBT: 'FINANCE',
  JOB_SEARCH: 'EMPLOYMENT',
  WORK_TROUBLE: 'EMPLOYMENT',
  NEIGHBOURS: 'HOUSEHOLD',
  FAMILY: 'HOUSEHOLD',
  CHILD_REARING: 'EDUCATION',
  NURSING_CARE: 'HEALTH',
  WITHDRAWAL: 'HOUSEHOLD',
  VIOLENCE: 'SAFETY',
  NO_FOOD: 'FINANCE',
  OTHER: 'PROGRESS',
} as const satisfies Record<string, Category>;

export type Concern = keyof typeof concerns;

/** Why a receiver sends a referral back for more: the next move is the sender's. */
export const returnReasons = [
  'INCOMPLETE',
  'CONSENT_MISSING',
  'CONTACT_UNCLEAR',
  'NEEDS_CLARIFICATION',
  'OTHER',
] as const;
/** Why another desk is the right one. */
export const redirectReasons = ['WRONG_DESK', 'BETTER_SERVED_ELSEWHERE', 'OUTSIDE_AREA'] as const;
/** Why a receiver does not take a referral up; the sender never sees it. */
export const declineReasons = ['OUT_OF_SCOPE', 'PERSON_DECLINED', 'NOT_RESIDENT', 'NO_CAPACITY', 'OTHER'] as const;
/** Why a sender takes its referral back. */
export const withdrawReasons = ['PERSON_CHANGED_MIND', 'ENTERED_IN_ERROR', 'RESOLVED', 'OTHER'] as const;
/** How a referral ended; the sender never sees it. */
export const outcomes = [
  'RESOLVED',
  'INFORMATION_GIVEN',
  'CONNECTED_ELSEWHERE',
  'SUPPORT_COMPLETED',
  'PERSON_DECLINED',
  'UNREACHABLE',
  'MOVED_AWAY',
  'DIED',
  'OTHER',
] as const;
