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
  OWN_AGENCY_ACTIVE: { ja: '自分の機関を利用停止にすることはできません。', en: 'You cannot close your own agency.' },
};
