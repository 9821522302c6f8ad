import { defineText } from '../i18n/text.ts';

/** Words of agencies. */
export const text = defineText('agencies', {
  ja: { title: { list: '機関一覧', one: '機関' } },
  en: { title: { list: 'Agencies', one: 'Agency' } },
});
