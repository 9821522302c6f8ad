import { builder } from '../builder.ts';
import type { Issues } from '../errors.ts';
import { checkText, lengths } from '../text/check.ts';
import { checkKana, checkPhone } from '../text/fields.ts';
import { AgencyKindEnum, LegalBodyEnum } from './kinds.ts';

export const AgencyInput = builder.inputType('AgencyInput', {
  description: 'An entry of the directory, whole.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'Name in Japanese; at most 120 characters.' }),
    nameKana: t.string({ required: true, description: 'Name in hiragana or katakana; at most 120 characters.' }),
    nameEn: t.string({
      required: true,
      description: 'Name in English; at most 120 characters; empty takes the Japanese one.',
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

/** @returns the entry to store; what cannot be taken is told as issues */
export function checkAgency(issues: Issues, input: Content): Content {
  const name = checkText(issues, 'name', input.name, { required: true });
  const kana = checkText(issues, 'nameKana', input.nameKana, { required: true });
  const checkedKana = kana && checkKana(kana);
  if (checkedKana && 'error' in checkedKana) issues.add('nameKana', checkedKana.error);
  const phone = checkText(issues, 'phone', input.phone);
  const checkedPhone = phone && checkPhone(phone);
  if (checkedPhone && 'error' in checkedPhone) issues.add('phone', checkedPhone.error);
  return {
    ...input,
    name,
    nameKana: kana,
    nameEn: checkText(issues, 'nameEn', input.nameEn) || name,
    services: checkText(issues, 'services', input.services, { max: lengths.note }),
    phone,
    address: checkText(issues, 'address', input.address),
    hours: checkText(issues, 'hours', input.hours, { max: lengths.note }),
  };
}
