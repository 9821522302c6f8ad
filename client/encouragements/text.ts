import { defineText } from '../i18n/text.ts';

/** Words of encouragements. */
export const text = defineText('encouragements', {
  ja: { title: { list: '利用勧奨' } },
  en: { title: { list: 'Encouragements' } },
});
