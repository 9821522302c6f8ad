import { defineText } from '../i18n/text.ts';

/** Words of staff. */
export const text = defineText('staff', {
  ja: { title: { list: '職員と所属' } },
  en: { title: { list: 'Staff and postings' } },
});
