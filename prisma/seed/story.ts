import type { AgencyCode } from './agencies.ts';

/** Information category of a text, as in the schema's `Category`. */
export type Category =
  | 'IDENTITY'
  | 'CONTACT'
  | 'HOUSEHOLD'
  | 'HOUSING'
  | 'FINANCE'
  | 'TAX'
  | 'HEALTH'
  | 'EMPLOYMENT'
  | 'EDUCATION'
  | 'SAFETY'
  | 'PLAN'
  | 'PROGRESS';

/** Concern code (相談内容), as in the API contract's `Concern`. */
export type Concern =
  | 'HEALTH'
  | 'HOUSING'
  | 'INCOME'
  | 'RENT_OR_LOAN'
  | 'TAX_OR_UTILITIES'
  | 'DEBT'
  | 'JOB_SEARCH'
  | 'WORK_TROUBLE'
  | 'NEIGHBOURS'
  | 'FAMILY'
  | 'CHILD_REARING'
  | 'NURSING_CARE'
  | 'WITHDRAWAL'
  | 'VIOLENCE'
  | 'NO_FOOD'
  | 'OTHER';

export type Purpose =
  | 'CONSULTATION'
  | 'EMPLOYMENT'
  | 'HOUSEHOLD_BUDGET'
  | 'HOUSING'
  | 'LEARNING'
  | 'LENDING'
  | 'HEALTH_CARE'
  | 'DEBT_RESOLUTION'
  | 'WATCHING_OVER';

export type Urgency = 'ROUTINE' | 'SOON' | 'URGENT';
export type Details = Partial<Record<Category, string>>;
/** A question the receiving agency asks, the referring agency's answer, and the category both belong to. */
export type Talk = readonly [category: Category, question: string, answer: string];

/** Where and how a person wishes to be reached; what is left out is drawn from the common pool. */
export interface ContactWish {
  channel?: 'PHONE' | 'MOBILE' | 'EMAIL' | 'LETTER' | 'VISIT' | 'VIA_REFERRER' | 'NO_CONTACT';
  hours?: string;
  note?: string;
  noMessage?: boolean;
}

/** A member of the household, whose age is a difference to the person's own (`age`) or stands for itself (`years`). */
export interface Relative {
  relation: string;
  age?: readonly [number, number];
  years?: readonly [number, number];
  /** False when the member lives elsewhere. */
  together?: boolean;
  note?: string;
}

/** A further referral in the same life: the office sends the person on, or the referrer turns to another agency. */
export interface Route {
  to: AgencyCode;
  purpose: Purpose;
  concerns: readonly [Concern, ...Concern[]];
  reason: string;
  details: Details;
  wishes: string;
  talk?: Talk;
}

/**
 * One hand-written life, from which several fictional people are drawn.
 * Every text may hold `{a|b|c}` (one is chosen) and `{name}` (a slot of `slots`, the same throughout one person's life).
 */
export interface Story {
  key: string;
  /** The reason for referring, in the words of each kind of referring agency. */
  from: Partial<Record<AgencyCode, string>>;
  /** The agency first referred to; the consultation office unless stated. */
  to?: AgencyCode;
  /** Desks that were tried first and sent the referral on. */
  mistakenFor?: readonly AgencyCode[];
  sex?: 'FEMALE' | 'MALE';
  age: readonly [number, number];
  foreign?: true;
  /** Only for people under 支援措置, of whom whoever is outside must not learn that they exist: what those named must know. */
  restricted?: string;
  /** What the address is like; a rented flat unless stated. NONE: without a home, or it is not written down. */
  dwelling?: 'HOUSE' | 'PUBLIC' | 'NONE';
  household: readonly Relative[];
  householdNote?: string;
  concerns: readonly [Concern, ...Concern[]];
  urgency?: readonly Urgency[];
  purpose: Purpose;
  slots: Record<string, readonly string[]>;
  details: Details;
  wishes: string;
  contact?: ContactWish;
  accompanies?: true;
  talk: readonly Talk[];
  /** What the receiving agency notes for itself. */
  notes: readonly string[];
  onward: readonly Route[];
  aside?: Route;
  /** Why the same agency refers the person once more, months after the first referral ended. */
  later: string;
  /** The situation as it is then. */
  laterDetails: Details;
  /** Where there may be no time, or no way, to ask for consent. */
  mayNotWait?: true;
}
