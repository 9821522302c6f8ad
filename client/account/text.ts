import { defineText } from '../i18n/text.ts';

/** Words of one's own account. */
export const text = defineText('account', {
  ja: { title: { account: 'アカウント' } },
  en: { title: { account: 'Account' } },
});
