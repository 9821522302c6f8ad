import { formatEra, parseJapaneseDate } from '../../api/text/eraDate.ts';
import type { ContactChannel, HouseholdMemberInput, PersonInput } from '../generated/graphql.ts';
import type { Language } from '../i18n/i18n.ts';

/** What the fields of a person hold, as typed. */
export type PersonContent = { [Key in keyof PersonInput]?: PersonInput[Key] | null };
/** One row of the household. */
export type Member = HouseholdMemberInput;

/** The entries of a person's record, in the order of the forms. */
export const personKeys = [
  'name',
  'nameKana',
  'alias',
  'sex',
  'birthDate',
  'postalCode',
  'address',
  'phone',
  'email',
  'contactChannel',
  'contactHours',
  'contactNoMessage',
  'contactNote',
  'household',
  'householdNote',
] as const satisfies readonly (keyof PersonInput)[];

/** What a way of contact needs to be of use. */
export const neededFor: Partial<Record<ContactChannel, 'phone' | 'email' | 'address'>> = {
  PHONE: 'phone',
  MOBILE: 'phone',
  EMAIL: 'email',
  LETTER: 'address',
  VISIT: 'address',
};

/** Entries that are right or wrong only with another one. */
export const personGovernors: Readonly<Record<string, readonly string[]>> = {
  phone: ['contactChannel'],
  email: ['contactChannel'],
  address: ['contactChannel'],
};

/** How a stored day is put into a text field: era notation in Japanese, ISO in English. */
export function typedDay(iso: string | null | undefined, language: Language): string {
  const parsed = parseJapaneseDate(iso ?? '');
  if (!('iso' in parsed)) return '';
  return language === 'ja' ? formatEra(parsed.iso, 'long') : parsed.iso;
}

type Read = { readonly [Key in (typeof personKeys)[number]]?: unknown };

/** The form content of a record as it was read; what the viewer may not see stays empty. */
export function contentOf(person: Read, language: Language): PersonContent {
  const entries = personKeys.map((key) => [key, person[key] ?? null] as const);
  const content = Object.fromEntries(entries) as PersonContent;
  return {
    ...content,
    birthDate: typedDay(content.birthDate, language),
    household: (content.household ?? []).map(({ relation, name, age, livesTogether, note }) => ({
      relation,
      name,
      age,
      livesTogether,
      note,
    })),
  };
}
