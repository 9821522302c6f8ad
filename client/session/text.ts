import { defineText } from '../i18n/text.ts';

/** Words of signing in. */
export const text = defineText('session', {
  ja: { title: { signIn: 'サインイン' } },
  en: { title: { signIn: 'Sign in' } },
});
