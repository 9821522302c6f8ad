import type { Reading } from '../i18n/i18n.ts';

/** An agency's name in the language of the screens; the Japanese one where it has no English name. */
export function agencyName(agency: { name: string; nameEn: string }, language: Reading): string {
  return language === 'en' && agency.nameEn ? agency.nameEn : agency.name;
}
