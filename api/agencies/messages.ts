import type { Messages } from '../messages.ts';

export const agencyMessages: Messages = {
  DIRECTORY_KEEPER_ONLY: {
    ja: 'この項目は相談支援室の主任相談支援員だけが変更できます。',
    en: "Only the consultation office's chief can change this.",
  },
  AGENCY_KIND_FIXED: {
    ja: '職種の構成が異なる種別には変更できません。新しい機関として登録してください。',
    en: 'An agency cannot change to a kind with other roles. Please add a new agency.',
  },
  NAME_TAKEN: {
    ja: 'ほかの機関と同じ名称や、見分けのつかない名称は使えません。区別できる名称にしてください。',
    en: 'Another agency has this name, or one that looks like it. Please choose one that tells them apart.',
  },
  NAME_LETTERS: {
    ja: '名称に使えるのは、漢字、かな、英字、数字、記号です。見た目が似たほかの文字が混じっています。',
    en: 'A name may have Japanese and Latin letters, digits and signs. There are letters of other writing among these, which may look the same.',
  },
  AUDIT_HELPS_NOBODY: {
    ja: '個人情報保護・監査担当は、つなぎを受け付けません。',
    en: 'An auditing desk accepts no referrals.',
  },
  LAST_OFFICE: {
    ja: '相談支援室が一つもなくなるため、参加を終了できません。',
    en: 'The network cannot be left without a consultation office.',
  },
  OWN_AGENCY_ACTIVE: { ja: '自分の機関の参加を終了することはできません。', en: 'You cannot close your own agency.' },
};
