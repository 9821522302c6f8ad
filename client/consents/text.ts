import { defineText } from '../i18n/text.ts';

/** Words of consents. */
export const text = defineText('consents', {
  ja: { title: { newConsent: '同意を記録する', print: '同意書' } },
  en: { title: { newConsent: 'Record consent', print: 'Consent form' } },
});
