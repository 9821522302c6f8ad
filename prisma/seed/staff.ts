import type { AgencyCode } from './agencies.ts';

export type Role =
  | 'CHIEF'
  | 'SUPPORTER'
  | 'EMPLOYMENT_SUPPORTER'
  | 'BUDGET_SUPPORTER'
  | 'LEARNING_COORDINATOR'
  | 'MANAGER'
  | 'STAFF'
  | 'VOLUNTEER'
  | 'AUDITOR';

/** A posting; `from` and `until` name a turn of the fiscal year: the 1 April last past, or the next. */
export interface PostingSeed {
  agency: AgencyCode;
  role: Role;
  from?: 'LAST_APRIL' | 'NEXT_APRIL';
  until?: 'LAST_APRIL' | 'NEXT_APRIL';
}

export interface StaffSeed {
  login: string;
  name: string;
  nameKana: string;
  postings: readonly PostingSeed[];
  locale?: 'en';
}

function member(agency: AgencyCode, login: string, name: string, nameKana: string, role: Role = 'STAFF'): StaffSeed {
  return { login: `${agency}.${login}`, name, nameKana, postings: [{ agency, role }] };
}

/** Staff in the order of the directory; transfers and retirements follow the settled ones. */
export const staff: readonly StaffSeed[] = [
  member('zeimu', 'sato', '佐藤 恵子', 'さとう けいこ'),
  member('soudan', 'inoue', '井上 さやか', 'いのうえ さやか', 'SUPPORTER'),
  member('hellowork', 'kato', '加藤 大輔', 'かとう だいすけ'),

  member('soudan', 'takahashi', '髙橋 正人', 'たかはし まさと', 'SUPPORTER'),
  member('soudan', 'morita', '森田 佳代', 'もりた かよ', 'CHIEF'),
  member('soudan', 'okazaki', '岡﨑 隆', 'おかざき たかし', 'CHIEF'),
  member('soudan', 'nishi', '西 優太', 'にし ゆうた', 'SUPPORTER'),
  member('soudan', 'hamada', '濱田 美穂', 'はまだ みほ', 'SUPPORTER'),
  member('soudan', 'ueno', '上野 健', 'うえの たけし', 'EMPLOYMENT_SUPPORTER'),
  member('soudan', 'mizutani', '水谷 由紀', 'みずたに ゆき', 'EMPLOYMENT_SUPPORTER'),
  member('soudan', 'ito', '伊藤 千尋', 'いとう ちひろ', 'BUDGET_SUPPORTER'),
  member('soudan', 'tsuji', '辻 和也', 'つじ かずや', 'BUDGET_SUPPORTER'),
  member('soudan', 'kondo', '近藤 あゆみ', 'こんどう あゆみ', 'LEARNING_COORDINATOR'),
  member('soudan', 'hirai', '平井 翔', 'ひらい しょう', 'LEARNING_COORDINATOR'),

  member('zeimu', 'yamada', '山田 浩二', 'やまだ こうじ', 'MANAGER'),
  member('zeimu', 'oota', '太田 亮', 'おおた りょう'),
  member('shuno', 'watanabe', '渡邉 幸雄', 'わたなべ ゆきお', 'MANAGER'),
  member('shuno', 'kojima', '小島 麻衣', 'こじま まい'),
  member('shuno', 'hattori', '服部 真', 'はっとり まこと'),
  member('kenko', 'nakamura', '中村 智子', 'なかむら ともこ', 'MANAGER'),
  member('kenko', 'fujii', '藤井 彩', 'ふじい あや'),
  member('kenko', 'kimura', '木村 奈々', 'きむら なな'),
  member('kitasho', 'ogawa', '小川 哲也', 'おがわ てつや', 'MANAGER'),
  member('kitasho', 'arai', '新井 麻美', 'あらい あさみ'),
  member('minamichu', 'hasegawa', '長谷川 誠', 'はせがわ まこと', 'MANAGER'),
  member('minamichu', 'sugiyama', '杉山 薫', 'すぎやま かおる'),
  member('kyoiku', 'matsuda', '松田 久美子', 'まつだ くみこ', 'MANAGER'),
  member('kyoiku', 'yoshida', '𠮷田 拓', 'よしだ たく'),
  member('hellowork', 'shimizu', '清水 文雄', 'しみず ふみお', 'MANAGER'),
  member('hellowork', 'ando', '安藤 理恵', 'あんどう りえ'),
  member('hellowork', 'maeda', '前田 修', 'まえだ おさむ'),
  member('shakyo', 'sakai', '酒井 道子', 'さかい みちこ', 'MANAGER'),
  member('shakyo', 'iwata', '岩田 淳', 'いわた じゅん'),
  member('shakyo', 'kawai', '河合 真理', 'かわい まり'),
  member('fukushi', 'murakami', '村上 博', 'むらかみ ひろし', 'MANAGER'),
  member('fukushi', 'endo', '遠藤 愛', 'えんどう あい'),
  member('minsei', 'kuno', '久野 清', 'くの きよし', 'MANAGER'),
  member('minsei', 'goto', '後藤 節子', 'ごとう せつこ', 'VOLUNTEER'),
  member('minsei', 'aoki', '青木 勝', 'あおき まさる', 'VOLUNTEER'),
  member('minsei', 'saito', '齋藤 とし子', 'さいとう としこ', 'VOLUNTEER'),
  member('minsei', 'nomura', '野村 英夫', 'のむら ひでお', 'VOLUNTEER'),
  member('minsei', 'ishikawa', '石川 洋子', 'いしかわ ようこ', 'VOLUNTEER'),
  member('minsei', 'miwa', '三輪 典子', 'みわ のりこ', 'VOLUNTEER'),
  member('minsei', 'furuta', '古田 茂', 'ふるた しげる', 'VOLUNTEER'),
  member('saimu', 'kaneko', '金子 律子', 'かねこ りつこ', 'MANAGER'),
  member('saimu', 'hara', '原 慎一', 'はら しんいち'),
  member('linen', 'tamura', '田村 義明', 'たむら よしあき', 'MANAGER'),
  member('linen', 'ono', '小野 かおり', 'おの かおり'),
  member('jutaku', 'kubota', '久保田 進', 'くぼた すすむ', 'MANAGER'),
  member('jutaku', 'imai', '今井 莉子', 'いまい りこ'),
  member('hokatsu', 'nagai', '永井 裕美', 'ながい ひろみ', 'MANAGER'),
  member('hokatsu', 'takeuchi', '竹内 直樹', 'たけうち なおき'),
  member('kansa', 'okuda', '奥田 恒子', 'おくだ つねこ', 'MANAGER'),
  member('kansa', 'hirose', '広瀬 学', 'ひろせ まなぶ', 'AUDITOR'),

  {
    login: 'zeimu.suzuki',
    name: '鈴木 一輝',
    nameKana: 'すずき かずき',
    postings: [
      { agency: 'shuno', role: 'STAFF', until: 'LAST_APRIL' },
      { agency: 'zeimu', role: 'STAFF', from: 'LAST_APRIL' },
    ],
  },
  {
    login: 'soudan.honda',
    name: '本多 志保',
    nameKana: 'ほんだ しほ',
    postings: [
      { agency: 'kenko', role: 'STAFF', until: 'LAST_APRIL' },
      { agency: 'soudan', role: 'SUPPORTER', from: 'LAST_APRIL' },
    ],
  },
  {
    login: 'soudan.matsui',
    name: '松井 剛',
    nameKana: 'まつい つよし',
    postings: [
      { agency: 'soudan', role: 'SUPPORTER', until: 'NEXT_APRIL' },
      { agency: 'fukushi', role: 'STAFF', from: 'NEXT_APRIL' },
    ],
  },
  {
    login: 'kenko.ueda',
    name: '上田 春香',
    nameKana: 'うえだ はるか',
    postings: [
      { agency: 'jutaku', role: 'STAFF', until: 'LAST_APRIL' },
      { agency: 'kenko', role: 'STAFF', from: 'LAST_APRIL', until: 'NEXT_APRIL' },
    ],
  },
  {
    login: 'ssw.tanabe',
    name: '田辺 ゆかり',
    nameKana: 'たなべ ゆかり',
    postings: [
      { agency: 'kitasho', role: 'STAFF' },
      { agency: 'minamichu', role: 'STAFF' },
    ],
  },
  {
    login: 'soudan.brown',
    name: 'ブラウン 恵美',
    nameKana: 'ぶらうん えみ',
    postings: [{ agency: 'soudan', role: 'SUPPORTER', from: 'LAST_APRIL' }],
    locale: 'en',
  },
  {
    login: 'shuno.ikeda',
    name: '池田 満',
    nameKana: 'いけだ みつる',
    postings: [{ agency: 'shuno', role: 'STAFF', until: 'LAST_APRIL' }],
  },
];

/** The three of the demo's main story first, then one for each other place in the network. */
export const demoLogins: readonly string[] = [
  'zeimu.sato',
  'soudan.inoue',
  'hellowork.kato',
  'soudan.morita',
  'soudan.ueno',
  'soudan.ito',
  'soudan.kondo',
  'zeimu.yamada',
  'shuno.kojima',
  'kenko.fujii',
  'kitasho.arai',
  'minamichu.sugiyama',
  'kyoiku.yoshida',
  'shakyo.iwata',
  'fukushi.endo',
  'minsei.goto',
  'saimu.hara',
  'linen.tamura',
  'jutaku.imai',
  'hokatsu.takeuchi',
  'kansa.hirose',
  'ssw.tanabe',
];
