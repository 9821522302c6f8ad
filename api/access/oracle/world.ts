import type {
  AgencyKind,
  Category,
  ConsentState,
  EmergencyReason,
  EmergencyVerdict,
  GrantSource,
  LawfulBasis,
  LegalBody,
  MessageKind,
  Purpose,
  Role,
  Understanding,
  Urgency,
} from '../../generated/prisma/enums.ts';
import type { Happening, Levels } from './history.ts';

/** A small city as plain objects: what the generator makes, the database is filled from, and the oracle judges. */
export interface World {
  /** The instant the world was made; every other instant is at least minutes away from it. */
  now: number;
  agencies: Agency[];
  users: User[];
  postings: Posting[];
  persons: Person[];
  grants: Grant[];
  consents: Consent[];
  referrals: Referral[];
  occasions: Occasion[];
  emergencies: Emergency[];
}

export interface Agency {
  id: string;
  kind: AgencyKind;
  legalBody: LegalBody;
  /** False: it has left the network, with all that it holds. */
  active: boolean;
}

export interface User {
  id: string;
  name: string;
  nameKana: string;
}

/** A user at an agency, with the session of somebody signed in there. */
export interface Posting {
  id: string;
  userId: string;
  agencyId: string;
  role: Role;
  token: string;
  /** Why the session is none, if it is none. */
  dead: null | 'REVOKED' | 'IDLE' | 'EXPIRED' | 'POSTING_ENDED' | 'POSTING_AHEAD' | 'DISABLED' | 'AGENCY_LEFT';
}

export interface Person {
  id: string;
  identityId: string;
  agencyId: string;
  createdById: string;
  restricted: boolean;
  /** Users on the access list of a restricted record. */
  named: string[];
  version: number;
  updatedAt: number;
  fields: PersonFields;
}

export interface PersonFields {
  name: string;
  nameKana: string;
  alias: string;
  sex: string;
  birthDate: string | null;
  postalCode: string;
  address: string;
  phone: string;
  email: string;
  contactChannel: string;
  contactHours: string;
  contactNoMessage: boolean;
  contactNote: string;
  household: { relation: string; name: string; age: number | null; livesTogether: boolean; note: string }[];
  householdNote: string;
}

export interface Grant {
  id: string;
  agencyId: string;
  /** Whom it opens to alone, while acting for the agency; null: to the agency. */
  userId: string | null;
  personId: string;
  category: Category;
  purpose: Purpose | null;
  basis: LawfulBasis;
  source: GrantSource;
  sourceId: string;
  validFrom: number;
  validUntil: number;
  revokedAt: number | null;
}

export interface File {
  id: string;
  agencyId: string;
  createdById: string;
  category: Category;
  fileName: string;
  content: string;
  createdAt: number;
  removed: boolean;
}

export interface Consent {
  id: string;
  personId: string;
  referralId: string | null;
  agencyId: string;
  recordedById: string;
  decision: 'GIVEN' | 'REFUSED';
  givenAt: number;
  validUntil: number;
  withdrawnAt: number | null;
  items: { id: string; recipientId: string; category: Category; purpose: Purpose; endedAt: number | null }[];
  evidence: File[];
}

export interface Message {
  id: string;
  authorId: string;
  agencyId: string;
  kind: MessageKind;
  category: Category;
  body: string;
  anonymous: boolean;
  answersId: string | null;
  at: number;
}

export interface Referral {
  id: string;
  code: string;
  fromAgencyId: string;
  toAgencyId: string | null;
  createdById: string;
  personId: string | null;
  parentId: string | null;
  redirectedFromId: string | null;
  urgency: Urgency;
  purpose: Purpose;
  consentState: ConsentState;
  lawfulBasis: LawfulBasis | null;
  /** As it was sent first. */
  levels: Levels;
  mainConcern: string | null;
  concerns: string[];
  wishes: string;
  reason: string;
  understanding: Understanding;
  accompanies: boolean;
  details: { category: Category; text: string }[];
  /** What happened, in order. Status, clocks and versions of both sides follow from it. */
  history: Happening[];
  messages: Message[];
  files: File[];
  /** When which user last opened it. */
  seen: { userId: string; at: number }[];
}

/** An emergency access (10a to 10h). */
export interface Emergency {
  id: string;
  userId: string;
  agencyId: string;
  reason: EmergencyReason;
  reasonText: string;
  categories: readonly Category[];
  soughtName: string;
  startedAt: number;
  until: number;
  endedAt: number | null;
  /** Whose records it opened; none: it found nobody. */
  personIds: string[];
  review: { verdict: EmergencyVerdict; note: string; byId: string; at: number } | null;
}

/** Something that happened to a record as a whole, or (without a record) at a desk, or to an emergency access. */
export interface Occasion {
  id: string;
  kind:
    | 'CONSENT_RECORDED'
    | 'CONSENT_WITHDRAWN'
    | 'PERSON_SAVED'
    | 'PERSON_LINKED'
    | 'DISCARDED'
    | 'PERSON_RESTRICTED'
    | 'RESTRICTION_LIFTED'
    | `EMERGENCY_${string}`;
  personId: string | null;
  emergencyId: string | null;
  actorId: string | null;
  agencyId: string;
  at: number;
}
