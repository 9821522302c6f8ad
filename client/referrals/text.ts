import { defineText } from '../i18n/text.ts';

/** Words of referrals. */
export const text = defineText('referrals', {
  ja: {
    title: {
      inbox: '受信箱',
      outbox: '送信箱',
      newReferral: 'つなぎを作る',
      one: 'つなぎ',
      edit: 'つなぎを直す',
      print: 'つなぐシート',
    },
  },
  en: {
    title: {
      inbox: 'Inbox',
      outbox: 'Outbox',
      newReferral: 'New referral',
      one: 'Referral',
      edit: 'Edit the referral',
      print: 'Referral sheet',
    },
  },
});
