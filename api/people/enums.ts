import { describedEnum } from '../enum.ts';
import type { Category, ContactChannel, Sex } from '../generated/prisma/enums.ts';

export const CategoryEnum = describedEnum<Category>(
  'Category',
  'Information category: the unit of consent and of masking.',
  {
    IDENTITY: 'Name, reading, alias, sex, birth date (本人確認).',
    CONTACT: 'Address, phone, e-mail and the safe way to get in touch (連絡先).',
    HOUSEHOLD: 'Who lives with the person, and relations (世帯).',
    HOUSING: 'Dwelling (住まい).',
    FINANCE: 'Income, living costs, debts (家計・債務).',
    TAX: 'Taxes and public charges (税・公共料金); tax-origin data is consent-only.',
    HEALTH: 'Illness and disability: special care-required personal information (要配慮個人情報).',
    EMPLOYMENT: 'Work and job search (就労).',
    EDUCATION: 'School, learning and child-rearing (教育・子育て).',
    SAFETY: 'Violence, abuse and other danger (安全).',
    PLAN: "The person's wishes and the support plan (希望・プラン).",
    PROGRESS: 'What led here and what was done (経緯・経過).',
  },
);
export const SexEnum = describedEnum<Sex>('Sex', 'Sex as the person states it.', {
  FEMALE: '女',
  MALE: '男',
  OTHER: 'Neither, as stated by the person.',
  UNKNOWN: 'Not asked or not answered.',
});
export const ContactChannelEnum = describedEnum<ContactChannel>('ContactChannel', 'The safe way to reach the person.', {
  PHONE: 'Home phone.',
  MOBILE: 'Mobile phone.',
  EMAIL: 'E-mail.',
  LETTER: 'Letter.',
  VISIT: 'Visit at home.',
  VIA_REFERRER: 'Only through the referring desk.',
  NO_CONTACT: 'Do not get in touch; the person will come.',
  NOT_ASKED: 'Nobody has asked yet: ask the referring desk before getting in touch at all.',
});
