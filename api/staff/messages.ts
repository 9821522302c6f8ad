import type { Messages } from '../messages.ts';

export const staffMessages: Messages = {
  DAY_PAST: { ja: '今日以降の日付を入力してください。', en: 'Please give today or a later day.' },
  END_BEFORE_START: { ja: '終了は開始より後の日付にしてください。', en: 'The end must be after the start.' },
  ROLE_OF_AGENCY: { ja: 'この機関にはない職種です。', en: 'This agency has no such job.' },
  LOGIN_FORMAT: {
    ja: 'ログイン名は3〜60文字の英数字と . _ - @ で、英数字から始めてください。',
    en: 'A login has 3 to 60 letters a–z, digits, and . _ - @, and begins with a letter or digit.',
  },
  LOGIN_UNUSABLE: {
    ja: 'このログイン名は使えません。氏名が正しいか確認するか、別のログイン名にしてください。',
    en: 'This login cannot be used. Please check the name, or choose another login.',
  },
  LOGIN_HERE: {
    ja: 'このログイン名の職員はすでに在籍しています。異動は職員の画面から登録してください。',
    en: 'The person of this login is on the staff already. Please add the posting on their page.',
  },
  POSTING_OVERLAPS: {
    ja: '同じ職種の在籍期間と重なっています。',
    en: 'This overlaps a posting in the same job.',
  },
  POSTING_ENDED: { ja: 'この在籍はすでに終了しています。', en: 'This posting has ended already.' },
  LAST_MANAGER: {
    ja: '職員を管理する人がいなくなるため終了できません。先に後任を登録してください。',
    en: 'Nobody would be left to keep the staff. Please register a successor first.',
  },
  AGENCY_HAS_MANAGER: {
    ja: 'この機関には管理者がいます。職員の登録はその管理者が行います。',
    en: 'This agency has a manager, who keeps its staff.',
  },
  NOT_POSTED: { ja: 'この人は現在この機関に在籍していません。', en: 'This person has no posting here now.' },
  POSTED_ELSEWHERE: {
    ja: 'この人は他の機関にも在籍しているため、ここでは変更できません。主に勤務する機関の管理者に依頼してください。',
    en: 'This person also works for another agency. Please ask the manager of the agency where they mainly work.',
  },
  AGENCY_LEFT: {
    ja: 'この機関はつなぎへの参加を終了しています。',
    en: 'This agency has left the network.',
  },
  OWN_POSTINGS: {
    ja: '自分の所属をすべて終えることはできません。ほかの管理者に依頼してください。',
    en: 'You cannot end all your own postings. Please ask another manager.',
  },
  OWN_SIGN_IN: {
    ja: '自分のパスワードは「アカウント」から変更してください。',
    en: 'Please change your own password under “Account”.',
  },
};
