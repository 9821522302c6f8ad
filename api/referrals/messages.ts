import type { Messages } from '../messages.ts';

/** What is told about referrals, persons, consents and files. */
export const referralMessages: Messages = {
  NOT_ACCEPTING: {
    ja: 'いま紹介を受け付けている機関から選んでください。',
    en: 'Please choose an agency that takes referrals now.',
  },
  OWN_AGENCY: { ja: '自分の機関は選べません。', en: 'This is your own agency.' },
  ALREADY_IN_CHAIN: {
    ja: 'この紹介をすでに扱った機関には回せません（たらい回しの防止）。',
    en: 'This referral has been with that agency already; it is not passed back.',
  },
  CHANNEL_NEEDS: { ja: '選んだ連絡方法に必要です。', en: 'The way of contact you chose needs this.' },
  AGE: { ja: '年齢は0〜130の整数で入力してください。', en: 'An age is a whole number from 0 to 130.' },
  TOO_MANY: { ja: '{max}件以内で入力してください。', en: 'At most {max}, please.' },
  COUNT: { ja: '人数は1〜{max}で入力してください。', en: 'A number from 1 to {max}, please.' },
  COUNT_UNDONE: { ja: 'この記録はすでに取り消されています。', en: 'This count has been undone already.' },
  MONTH_CLOSED: {
    ja: '記録した月の翌月末を過ぎたため、取り消せません。',
    en: 'The month after it was recorded is over: it can no longer be undone.',
  },
  CATEGORY_TWICE: { ja: '同じ項目が二度あります。', en: 'The same category appears twice.' },
  SIGNATURE_NEEDED: {
    ja: '画面に署名してもらうか、署名のある書面の写しを添付してください。',
    en: 'Please have it signed on the screen, or attach a copy of the signed paper.',
  },
  SIGNATURE_STALE: {
    ja: '署名のあとで内容が変わったため、もう一度署名してもらってください。',
    en: 'What was signed has changed since. Please have it signed again.',
  },
  NOT_DIGEST: { ja: '64桁の16進数ではありません。', en: 'These are not 64 hexadecimal digits.' },
  CONSENT_UNTOLD: {
    ja: '「まだ伝えていない」と「同意あり」は、いっしょに送れません。どちらかを直してください。',
    en: '“Not told yet” and “Consent given” cannot be sent together. Please correct one of the two.',
  },
  IDENTITY_NEEDED: {
    ja: '紹介先が本人を確認できるよう、「氏名・生年月日など」を含めてください。',
    en: 'Please include “Name, date of birth etc.”, so that the receiving agency knows whom it is about.',
  },
  RECORD_CHANGED: {
    ja: 'この方の記録が、ここに写した後で変わりました。どちらの内容にするか選んでください。',
    en: 'The record of this person has changed since it was copied here. Choose which of the two to keep.',
  },
  TAX_CONSENT_ONLY: {
    ja: '税務の窓口からの紹介には本人の同意が必要です（地方税法第22条）。',
    en: "A tax office refers only with the person's consent (Local Tax Act, Art. 22).",
  },
  BASIS_NOT_OPEN: { ja: 'この機関では使えない根拠です。', en: 'This basis is not open to your agency.' },
  IDENTIFYING: {
    ja: '同意のない紹介では、本人が分かる内容（氏名・ふりがな・電話番号・住所）は書けません。',
    en: 'Without consent a message must not say who the person is (name, reading, phone, address).',
  },
  FEEDBACK: {
    ja: '本人が選んだ「紹介元に知らせてよい範囲」を超えるため、この操作はできません。',
    en: 'This would tell the referring desk more than the person allowed.',
  },
  FEEDBACK_SAME: { ja: 'いまと同じ範囲です。', en: 'This is the level already.' },
  FEEDBACK_RAISE: {
    ja: '一度送った紹介では、知らせる範囲を送ったときより広げられません。広げるときは、本人が紹介先に伝えます。',
    en: 'A referral that was sent cannot be sent again with more feedback. The person can allow more at the receiving agency.',
  },
  SENDER_WITHDREW: {
    ja: '紹介元がこのつなぎを取り下げたため、差し戻したり質問したりすることはできません。',
    en: 'The referring agency has withdrawn this referral: it cannot be returned, and nothing can be asked.',
  },
  OTHER_LEFT: {
    ja: '相手の機関がつなぎへの参加を終了しているため、差し戻したり質問したりすることはできません。',
    en: 'The other agency has left the network: nothing can be returned to it or asked of it.',
  },
  ALREADY_ANSWERED: { ja: 'この質問には回答済みです。', en: 'This question has been answered.' },
  SAME_PERSON: { ja: '同じ記録です。', en: 'This is the same record.' },
  FILE_TOO_LARGE: { ja: 'ファイルは10MB以内にしてください。', en: 'A file may have 10 MB at the most.' },
  FILE_EMPTY: { ja: 'ファイルが空です。', en: 'The file is empty.' },
  FILE_TYPE_NOT_ALLOWED: {
    ja: 'この種類のファイルは添付できません。PDF、JPEG、PNGのいずれかにしてください。',
    en: 'This kind of file cannot be attached. Please make it a PDF, JPEG or PNG.',
  },
  FILE_CONTENT_MISMATCH: {
    ja: 'ファイルの中身が拡張子や種類と一致しません。',
    en: 'The content is not what the name says.',
  },
  FILE_DAMAGED: { ja: 'ファイルが壊れています。', en: 'The file is damaged.' },
  FILE_ACTIVE_CONTENT: {
    ja: 'マクロ、スクリプト、埋め込まれたファイル、または開くと外部から読み込む設定を含むファイルは添付できません。',
    en: 'Files with macros, scripts or enclosed files, or that fetch something when they are opened, cannot be attached.',
  },
};
