import { today } from '../clock/tokyoDate.ts';
import type { Issues } from '../errors.ts';
import { ContactChannel, Sex } from '../generated/prisma/enums.ts';
import type { PersonContent } from '../referrals/content.ts';
import { checkText, lengths } from '../text/check.ts';
import { parseJapaneseDate } from '../text/eraDate.ts';
import { checkEmail, checkKana, checkPhone, checkPostalCode } from '../text/fields.ts';
import type { HouseholdMember } from './rows.ts';

type Checked = { value: string } | { error: string };

/** Checks a text that has a format of its own. @returns the text to store, or what was typed when told as an issue */
export function checkFormat(
  issues: Issues,
  path: string,
  value: string | null | undefined,
  check: (text: string) => Checked,
): string {
  const text = checkText(issues, path, value);
  if (text === '') return '';
  const checked = check(text);
  if ('value' in checked) return checked.value;
  issues.add(path, checked.error);
  return text;
}

/** Reads a day as typed, era or ISO. @returns ISO, or null when empty or told as an issue */
export function checkDay(issues: Issues, path: string, value: string | null | undefined): string | null {
  const parsed = parseJapaneseDate(value ?? '');
  if ('iso' in parsed) return parsed.iso;
  if (parsed.error !== 'EMPTY') issues.add(path, `DATE_${parsed.error}`);
  return null;
}

const household = { most: 20, oldest: 130 };

function checkHousehold(issues: Issues, members: PersonContent['household']): HouseholdMember[] {
  if ((members?.length ?? 0) > household.most) issues.add('household', 'TOO_MANY', { max: household.most });
  return (members ?? []).slice(0, household.most).map((member, index) => {
    const path = `household.${index}`;
    const age = member.age ?? null;
    if (age !== null && (!Number.isInteger(age) || age < 0 || age > household.oldest)) issues.add(`${path}.age`, 'AGE');
    return {
      relation: checkText(issues, `${path}.relation`, member.relation, { required: true }),
      name: checkText(issues, `${path}.name`, member.name),
      age,
      livesTogether: member.livesTogether ?? true,
      note: checkText(issues, `${path}.note`, member.note),
    };
  });
}

/** What each channel needs to be of use. */
const channelNeeds: Partial<Record<ContactChannel, 'phone' | 'email' | 'address'>> = {
  PHONE: 'phone',
  MOBILE: 'phone',
  EMAIL: 'email',
  LETTER: 'address',
  VISIT: 'address',
};

const checkListed = (issues: Issues, path: string, list: object, value: string | null | undefined): void => {
  if (value && !Object.hasOwn(list, value)) issues.add(path, 'NOT_IN_LIST');
};

/** Checks a person form; names are kept exactly as typed. @returns the columns to store, of use only when no issue was added */
export function checkPerson(issues: Issues, content: PersonContent) {
  const birthDate = checkDay(issues, 'birthDate', content.birthDate);
  if (birthDate && birthDate > today()) issues.add('birthDate', 'DATE_FUTURE');
  checkListed(issues, 'sex', Sex, content.sex);
  checkListed(issues, 'contactChannel', ContactChannel, content.contactChannel);
  // Whoever reads it acts on it, so nobody but the desk that asked may choose it.
  if (!content.contactChannel) issues.addUnchosen('contactChannel');
  const person = {
    name: checkText(issues, 'name', content.name, { required: true }),
    nameKana: checkFormat(issues, 'nameKana', content.nameKana, checkKana),
    alias: checkText(issues, 'alias', content.alias),
    sex: content.sex ?? 'UNKNOWN',
    birthDate: birthDate ? new Date(`${birthDate}T00:00:00Z`) : null,
    postalCode: checkFormat(issues, 'postalCode', content.postalCode, checkPostalCode),
    address: checkText(issues, 'address', content.address, { max: lengths.note }),
    phone: checkFormat(issues, 'phone', content.phone, checkPhone),
    email: checkFormat(issues, 'email', content.email, checkEmail),
    contactChannel: content.contactChannel ?? 'NOT_ASKED',
    contactHours: checkText(issues, 'contactHours', content.contactHours),
    contactNoMessage: content.contactNoMessage ?? false,
    contactNote: checkText(issues, 'contactNote', content.contactNote, { max: lengths.note }),
    household: checkHousehold(issues, content.household),
    householdNote: checkText(issues, 'householdNote', content.householdNote, { max: lengths.text }),
  };
  if (person.nameKana === '' && !issues.list.some((issue) => issue.path === 'nameKana'))
    issues.add('nameKana', 'REQUIRED');
  const needed = channelNeeds[person.contactChannel];
  if (needed && person[needed] === '') issues.add(needed, 'CHANNEL_NEEDS');
  return person;
}

export type CheckedPerson = ReturnType<typeof checkPerson>;
