import { defineText } from '../i18n/text.ts';

/** Words that more than one screen of referrals says. */
export const text = defineText('referrals', {
  ja: {
    title: {
      inbox: '受信箱',
      outbox: '送信箱',
      newReferral: 'つなぎを作る',
      one: 'つなぎ {{code}}',
      edit: 'つなぎを直す',
      print: 'つなぐシート {{code}}',
    },
    clock: {
      none: '期限なし',
      theirs: '先方の期限',
      overdueToday: '本日超過',
      overdue: '{{count}}日超過',
      today: '今日まで',
      tomorrow: '明日まで',
      ahead: 'あと{{count}}日',
    },
    who: {
      SEEKING: '同意待ち',
      REFUSED: '同意なし',
      hidden: '氏名は非開示',
      unnamed: '（氏名は未入力）',
    },
    unread: '未読',
    waiting: '対応待ち',
    agencyOpen: '（紹介先は未定）',
  },
  en: {
    title: {
      inbox: 'Inbox',
      outbox: 'Outbox',
      newReferral: 'New referral',
      one: 'Referral {{code}}',
      edit: 'Edit the referral',
      print: 'Referral sheet {{code}}',
    },
    clock: {
      none: 'No deadline',
      theirs: 'Their deadline:',
      overdueToday: 'Overdue today',
      overdue: '{{count}} days overdue',
      overdue_one: '1 day overdue',
      today: 'Due today',
      tomorrow: 'Due tomorrow',
      ahead: 'Due in {{count}} days',
      ahead_one: 'Due tomorrow',
    },
    who: {
      SEEKING: 'Consent awaited',
      REFUSED: 'No consent',
      hidden: 'Name not disclosed',
      unnamed: '(no name entered yet)',
    },
    unread: 'Unread',
    waiting: 'Waiting for you',
    agencyOpen: '(receiver not chosen yet)',
  },
});
