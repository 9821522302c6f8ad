import { defineText } from '../i18n/text.ts';

/** Words of the home page. */
export const text = defineText('home', {
  ja: { title: { home: 'ホーム' } },
  en: { title: { home: 'Home' } },
});
