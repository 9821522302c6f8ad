import type { Category } from '../generated/prisma/enums.ts';
import type { PersonRow } from '../people/rows.ts';
import type { ReferralContent } from './content.ts';
import type { ReferralRow } from './rows.ts';

/** A person's record as the form holds it; what the viewer may not see stays empty. */
export const personContent = (person: PersonRow): ReferralContent => ({
  name: person.name,
  nameKana: person.nameKana,
  alias: person.alias,
  sex: person.sex,
  birthDate: person.birthDate,
  postalCode: person.postalCode,
  address: person.address,
  phone: person.phone,
  email: person.email,
  contactChannel: person.contactChannel,
  contactHours: person.contactHours,
  contactNoMessage: person.contactNoMessage,
  contactNote: person.contactNote,
  household: person.household,
  householdNote: person.householdNote,
});

/**
 * What an onward referral starts from: the person and the situation as this agency may see them, so that nothing is typed twice.
 * @param details the situation in the categories it sees
 */
export const prefill = (
  parent: ReferralRow,
  details: readonly { category: Category; text: string | null }[],
): ReferralContent => ({
  ...(parent.person ? personContent(parent.person) : {}),
  mainConcern: parent.mainConcern,
  concerns: parent.concerns,
  details: details.flatMap(({ category, text }) => (text === null ? [] : [{ category, text }])),
  reason: parent.reason,
  wishes: parent.wishes,
  urgency: parent.urgency,
});
