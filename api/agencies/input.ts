import { builder } from '../builder.ts';
import type { Issues } from '../errors.ts';
import { checkText, lengths } from '../text/check.ts';
import { type CheckedField, checkKana, checkPhone } from '../text/fields.ts';
import { AgencyKindEnum, LegalBodyEnum } from './kinds.ts';
import { hasOtherWriting } from './lookalikes.ts';

export const AgencyInput = builder.inputType('AgencyInput', {
  description: 'An entry of the directory, whole.',
  fields: (t) => ({
    name: t.string({
      required: true,
      description: 'Name in Japanese, in kanji, kana, Latin letters, digits and signs; at most 120 characters.',
    }),
    nameKana: t.string({ required: true, description: 'Name in hiragana or katakana; at most 120 characters.' }),
    nameEn: t.string({
      required: true,
      description: 'Name in English, in the same letters; at most 120 characters; empty takes the Japanese one.',
    }),
    kind: t.field({
      type: AgencyKindEnum,
      required: true,
      description: 'What it does. For an existing agency it cannot be changed to a kind with other roles.',
    }),
    legalBody: t.field({ type: LegalBodyEnum, required: true, description: 'Whom it belongs to.' }),
    services: t.string({
      required: true,
      description: 'What it offers to whom; at most 500 characters; may be empty.',
    }),
    phone: t.string({ required: true, description: 'Japanese telephone number; may be empty.' }),
    address: t.string({ required: true, description: 'At most 120 characters; may be empty.' }),
    hours: t.string({ required: true, description: 'At most 500 characters; may be empty.' }),
    acceptsReferrals: t.boolean({ required: true, description: 'Whether referrals can be sent to it.' }),
    active: t.boolean({ required: true, description: 'False: it has left the network.' }),
  }),
});

type Content = typeof AgencyInput.$inferInput;

/** A field of one format. @returns the text to store */
function checkFormat(issues: Issues, path: string, typed: string, check: (text: string) => CheckedField): string {
  const before = issues.list.length;
  const text = checkText(issues, path, typed);
  if (text === '' || issues.list.length > before) return text;
  const checked = check(text);
  if ('value' in checked) return checked.value;
  issues.add(path, checked.error);
  return text;
}

/** A name of the agency, by which people choose whom to tell. @returns the text to store */
function checkName(issues: Issues, path: 'name' | 'nameEn', typed: string, required: boolean): string {
  const before = issues.list.length;
  const text = checkText(issues, path, typed, { required });
  if (issues.list.length === before && hasOtherWriting(text)) issues.add(path, 'NAME_LETTERS');
  return text;
}

/** @returns the entry to store; what cannot be taken is told as issues */
export function checkAgency(issues: Issues, input: Content): Content {
  const name = checkName(issues, 'name', input.name, true);
  const nameKana = checkFormat(issues, 'nameKana', input.nameKana, checkKana);
  if (nameKana === '') issues.add('nameKana', 'REQUIRED');
  if (input.kind === 'AUDIT' && input.acceptsReferrals) issues.add('acceptsReferrals', 'AUDIT_HELPS_NOBODY');
  return {
    ...input,
    name,
    nameKana,
    nameEn: checkName(issues, 'nameEn', input.nameEn, false) || name,
    services: checkText(issues, 'services', input.services, { max: lengths.note }),
    phone: checkFormat(issues, 'phone', input.phone, checkPhone),
    address: checkText(issues, 'address', input.address),
    hours: checkText(issues, 'hours', input.hours, { max: lengths.note }),
  };
}
