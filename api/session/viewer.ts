import type { AgencyKind, LegalBody, Role } from '../generated/prisma/enums.ts';

/** The signed-in person, at the posting they act for. Every field is present: an incomplete viewer is no viewer. */
export interface Viewer {
  sessionId: string;
  userId: string;
  postingId: string;
  agencyId: string;
  agencyKind: AgencyKind;
  legalBody: LegalBody;
  role: Role;
  locale: Locale;
  /** Whether the session passed a second factor; see `requiredStep`. */
  secondFactor: boolean;
  /** Whether the session began with an initial password that was not changed since; see `requiredStep`. */
  needsPassword: boolean;
}

export type Locale = 'ja' | 'en';
