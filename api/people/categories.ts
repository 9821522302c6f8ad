import { Category } from '../generated/prisma/enums.ts';

/** All information categories, in the order of the schema. */
export const categories = Object.values(Category);

/** What a search asks about people: digits may be of a phone. */
export const signsOf = ({ name, phone }: { name?: string | null; phone?: string | null }): Category[] => [
  ...(name?.trim() ? (['IDENTITY'] as const) : []),
  ...(/\p{Nd}/u.test(phone ?? '') ? (['CONTACT'] as const) : []),
];

/** The category of every personal column of `Person`; a test fails for a column that has none. */
export const personFields = {
  name: 'IDENTITY',
  nameKana: 'IDENTITY',
  alias: 'IDENTITY',
  sex: 'IDENTITY',
  birthDate: 'IDENTITY',
  postalCode: 'CONTACT',
  address: 'CONTACT',
  phone: 'CONTACT',
  email: 'CONTACT',
  contactChannel: 'CONTACT',
  contactHours: 'CONTACT',
  contactNoMessage: 'CONTACT',
  contactNote: 'CONTACT',
  household: 'HOUSEHOLD',
  householdNote: 'HOUSEHOLD',
} as const satisfies Record<string, Category>;

/** The category of every personal column of `Referral`. Details, messages and attachments carry theirs in the row. */
export const referralFields = {
  wishes: 'PLAN',
  reason: 'PROGRESS',
  understanding: 'PROGRESS',
  // In the referrer's own words; a basis opens IDENTITY or nothing, so whoever rests on it can read why it holds.
  lawfulBasisNote: 'IDENTITY',
} as const satisfies Record<string, Category>;

/** The category of every personal column of `RestrictionEntry`: why somebody is hidden tells of the danger. */
export const restrictionFields = { reason: 'SAFETY', note: 'SAFETY' } as const satisfies Record<string, Category>;

/** The category of every personal column of `Consent`: who gave and who witnessed it is part of its evidence. */
export const consentFields = {
  representativeName: 'IDENTITY',
  representativeRelation: 'IDENTITY',
  witnessName: 'IDENTITY',
} as const satisfies Record<string, Category>;

/** The category of every personal column of `ConferencePerson`: why somebody is discussed is who they are to it. Statements carry theirs in the row. */
export const conferencePersonFields = { reason: 'IDENTITY' } as const satisfies Record<string, Category>;

/** The category of every personal column of `ConferenceMinutes`. */
export const conferenceMinutesFields = { body: 'PROGRESS' } as const satisfies Record<string, Category>;
