import type { Messages } from '../messages.ts';

export const conferenceMessages: Messages = {
  CONFERENCE_DAYS: {
    ja: '終わりの日は、今日から{max}日以内で入力してください。',
    en: 'Please give a last day from today, within {max} days.',
  },
  CONFERENCE_NO_STAFF: { ja: 'この機関の職員ではありません。', en: 'They do not work for this agency.' },
  CONFERENCE_INVITED: { ja: 'すでに構成員です。', en: 'They are a member already.' },
  CONFERENCE_SECRECY: {
    ja: '先に守秘義務を確認してください。',
    en: 'Please acknowledge the secrecy first.',
  },
  CONFERENCE_NOTICE: {
    ja: '守秘義務の説明が新しくなりました。読み直してください。',
    en: 'The wording on secrecy has changed. Please read it again.',
  },
  CONFERENCE_PUT: {
    ja: 'この記録は、すでに会議に出されています。',
    en: 'This record is before the conference already.',
  },
  CONFERENCE_TAX: {
    ja: '税務・収納の情報は、本人の同意がなければ会議に出せません（地方税法22条）。市の設定で認めている場合を除きます。',
    en: 'Information of tax origin is put before a conference with consent alone (Local Tax Act Art. 22), unless the city’s setting allows it.',
  },
  CONFERENCE_SETTING: { ja: '設定はすでにそうなっています。', en: 'The setting is so already.' },
};
