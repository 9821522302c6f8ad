import type {
  Category,
  ConsentGiver,
  ConsentMethod,
  ConsentState,
  ContactChannel,
  FeedbackLevel,
  LawfulBasis,
  Purpose,
  Sex,
  Understanding,
  Urgency,
} from '../generated/prisma/enums.ts';
import type { HouseholdMember } from '../people/rows.ts';
import type { Concern } from './concerns.ts';

type Partly<T> = { [Key in keyof T]?: T[Key] | null };

/** What a person form holds, as typed. */
export type PersonContent = Partly<{
  name: string;
  nameKana: string;
  alias: string;
  sex: Sex;
  birthDate: string;
  postalCode: string;
  address: string;
  phone: string;
  email: string;
  contactChannel: ContactChannel;
  contactHours: string;
  contactNoMessage: boolean;
  contactNote: string;
  household: Partial<HouseholdMember>[];
  householdNote: string;
}>;

export type ConsentItemContent = { recipientId: string; category: Category; purpose: Purpose };

/** What a consent form holds, as typed. */
export type ConsentContent = Partly<{
  method: ConsentMethod;
  giver: ConsentGiver;
  representativeName: string;
  representativeRelation: string;
  witnessName: string;
  validUntil: string;
  evidenceId: string;
  items: ConsentItemContent[];
  language: string;
}>;

/** A referral as its form holds it while it is written: anything may be missing, nothing is checked until it is sent. */
export type ReferralContent = PersonContent &
  Partly<{
    toAgencyId: string;
    personId: string;
    personVersion: number;
    urgency: Urgency;
    purpose: Purpose;
    mainConcern: Concern;
    concerns: Concern[];
    details: { category: Category; text: string }[];
    wishes: string;
    reason: string;
    understanding: Understanding;
    accompanies: boolean;
    feedbackLevel: FeedbackLevel;
    consentState: ConsentState;
    lawfulBasis: LawfulBasis;
    lawfulBasisNote: string;
    basisCategories: Category[];
    consent: ConsentContent;
    step: number;
  }>;
