import type { Messages } from '../messages.ts';

export const emergencyMessages: Messages = {
  EMERGENCY_TAX: {
    ja: '税の情報は、本人の同意なしには開けません（地方税法22条）。',
    en: 'Tax information opens with consent alone (Local Tax Act Art. 22).',
  },
  EMERGENCY_HOURS: { ja: '1時間から{max}時間までで入力してください。', en: 'Please give 1 to {max} hours.' },
  EMERGENCY_WHO: {
    ja: '氏名のほかに、生年月日か電話番号を入力してください。',
    en: 'Besides the name, please give the birth date or the phone number.',
  },
  EMERGENCY_OWN_RECORD: {
    ja: '自分の機関の記録です。緊急閲覧をしなくても見られます。',
    en: "This is your agency's own record: you see it without emergency access.",
  },
  EMERGENCY_TOO_MANY: {
    ja: '緊急閲覧の回数が多すぎます。時間をおいてください。急ぐときは、相談支援室に電話してください。',
    en: 'There were too many emergency accesses. Please wait; if it is urgent, call the consultation office.',
  },
  EMERGENCY_REVIEWED: { ja: 'すでに確認されています。', en: 'This has been reviewed already.' },
  EMERGENCY_OWN_REVIEW: {
    ja: '自分の緊急閲覧は、ほかの主任が確認します。',
    en: 'Your own emergency access is reviewed by another chief.',
  },
};
