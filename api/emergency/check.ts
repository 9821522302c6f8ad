import { today } from '../clock/tokyoDate.ts';
import type { Issues } from '../errors.ts';
import type { Category, EmergencyReason } from '../generated/prisma/enums.ts';
import { checkDay, checkFormat } from '../people/check.ts';
import { checkText, lengths } from '../text/check.ts';
import { checkPhone } from '../text/fields.ts';

/** Hours an emergency access may last; the database holds it to them too. */
export const mostHours = 24;

/** What somebody sends to open an emergency access. */
export interface EmergencyContent {
  personId?: string | null;
  name?: string | null;
  birthDate?: string | null;
  phone?: string | null;
  reason: EmergencyReason;
  reasonText: string;
  categories: Category[];
  hours: number;
}

/** Whom it is about, where no record is named: exactly, by name and one more sign. */
function checkSought(issues: Issues, { name, birthDate, phone }: EmergencyContent) {
  const sought = {
    name: checkText(issues, 'name', name, { required: true }),
    birthDate: checkDay(issues, 'birthDate', birthDate),
    phone: checkFormat(issues, 'phone', phone, checkPhone),
  };
  if (sought.birthDate && sought.birthDate > today()) issues.add('birthDate', 'DATE_FUTURE');
  const isTold = (path: string) => issues.list.some((issue) => issue.path === path);
  if (!sought.birthDate && !sought.phone && !isTold('birthDate') && !isTold('phone'))
    issues.add('birthDate', 'EMERGENCY_WHO');
  return sought;
}

/** Checks what an emergency access is opened with. @returns of use only when no issue was added */
export function checkEmergency(issues: Issues, content: EmergencyContent) {
  const sought = content.personId != null ? { name: '', birthDate: null, phone: '' } : checkSought(issues, content);
  const reasonText = checkText(issues, 'reasonText', content.reasonText, { max: lengths.note, required: true });
  const categories = [...new Set(content.categories)];
  if (categories.length === 0) issues.addUnchosen('categories');
  if (categories.includes('TAX')) issues.add('categories', 'EMERGENCY_TAX');
  if (!(content.hours >= 1 && content.hours <= mostHours)) issues.add('hours', 'EMERGENCY_HOURS', { max: mostHours });
  return { sought, reason: content.reason, reasonText, categories, hours: content.hours };
}

export type CheckedEmergency = ReturnType<typeof checkEmergency>;
