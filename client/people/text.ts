import { defineText } from '../i18n/text.ts';

/** Words of people. */
export const text = defineText('people', {
  ja: { title: { list: '相談者', one: '相談者' } },
  en: { title: { list: 'People', one: 'Person' } },
});
