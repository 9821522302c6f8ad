/**
 * Pools of names for the demo city. Each name is common enough to belong to nobody in particular; persons are put together
 * from the pools by chance. Furigana in hiragana.
 */
export interface NamePart {
  text: string;
  kana: string;
}

/** A person whose name has no Japanese order: `・` inside a name as given, U+3000 between surname and given names. */
export interface ForeignName extends NamePart {
  /** As in the passport. */
  alias: string;
  sex: Sex;
  country: string;
}

export type Sex = 'FEMALE' | 'MALE';
/** OLD born before 1960, MIDDLE 1960–1994, YOUNG from 1995: given names tell the generation. */
export type Generation = 'OLD' | 'MIDDLE' | 'YOUNG';

/** 120 surnames of the Tōkai region and of the whole country, with forms that registers keep (髙, 﨑, 𠮷, 邊, selectors). */
export const surnames: readonly NamePart[] = parts(`
  佐藤=さとう 鈴木=すずき 高橋=たかはし 髙橋=たかはし 田中=たなか 伊藤=いとう 渡辺=わたなべ 渡邊=わたなべ 渡邉=わたなべ 山本=やまもと
  中村=なかむら 小林=こばやし 加藤=かとう 吉田=よしだ 𠮷田=よしだ 山田=やまだ 佐々木=ささき 山口=やまぐち 松本=まつもと 井上=いのうえ
  木村=きむら 林=はやし 斎藤=さいとう 齋藤=さいとう 斉藤=さいとう 清水=しみず 山崎=やまざき 山﨑=やまさき 森=もり 池田=いけだ
  橋本=はしもと 阿部=あべ 石川=いしかわ 山下=やました 中島=なかじま 中嶋=なかしま 石井=いしい 小川=おがわ 前田=まえだ 岡田=おかだ
  長谷川=はせがわ 藤田=ふじた 後藤=ごとう 近藤=こんどう 村上=むらかみ 遠藤=えんどう 青木=あおき 坂本=さかもと 福田=ふくだ 太田=おおた
  西村=にしむら 藤井=ふじい 金子=かねこ 岡本=おかもと 藤原=ふじわら 三浦=みうら 中野=なかの 中川=なかがわ 原田=はらだ 松田=まつだ
  竹内=たけうち 小野=おの 田村=たむら 中山=なかやま 和田=わだ 石田=いしだ 森田=もりた 上田=うえだ 原=はら 内田=うちだ
  柴田=しばた 酒井=さかい 宮崎=みやざき 宮﨑=みやざき 横山=よこやま 高木=たかぎ 髙木=たかぎ 安藤=あんどう 谷口=たにぐち 大野=おおの
  今井=いまい 河野=こうの 藤本=ふじもと 村田=むらた 武田=たけだ 上野=うえの 杉山=すぎやま 増田=ますだ 平野=ひらの 大塚=おおつか
  水谷=みずたに 伊東=いとう 服部=はっとり 稲垣=いながき 加納=かのう 川瀬=かわせ 佐野=さの 小笠原=おがさわら 大橋=おおはし 浜口=はまぐち
  濵口=はまぐち 広瀬=ひろせ 廣瀬=ひろせ 富田=とみた 冨田=とみた 黒田=くろだ 栁田=やなぎだ 葛\u{e0100}城=かつらぎ 辻\u{e0101}=つじ 星野=ほしの
  小島=こじま 寺島=てらしま 桑原=くわはら 諸岡=もろおか 神谷=かみや 大久保=おおくぼ 伊勢谷=いせや 久保田=くぼた 日比野=ひびの 一色=いっしき
`);

/** 160 given names by generation and sex. */
export const givenNames: Readonly<Record<Generation, Readonly<Record<Sex, readonly NamePart[]>>>> = {
  OLD: {
    FEMALE: parts(`
      和子=かずこ 幸子=さちこ 節子=せつこ 洋子=ようこ 弘子=ひろこ 美智子=みちこ 文子=ふみこ 久子=ひさこ 光子=みつこ 千代=ちよ
      トシ子=としこ ヨシエ=よしえ 芳江=よしえ 惠子=けいこ 靜枝=しずえ みつ=みつ 富美子=ふみこ 澄江=すみえ 良子=りょうこ 敏子=としこ
      紀代子=きよこ 昭子=あきこ 勝代=かつよ シズ=しず 悦子=えつこ すゞ=すず
    `),
    MALE: parts(`
      清=きよし 勇=いさむ 茂=しげる 進=すすむ 正=ただし 勝=まさる 実=みのる 眞一=しんいち 昭=あきら 弘=ひろし
      博=ひろし 稔=みのる 義雄=よしお 政雄=まさお 敏夫=としお 一郎=いちろう 幸雄=ゆきお 和夫=かずお 忠=ただし 三郎=さぶろう
      德次=とくじ 武=たけし 榮=さかえ 利夫=としお 明=あきら 辰男=たつお
    `),
  },
  MIDDLE: {
    FEMALE: parts(`
      由美子=ゆみこ 真由美=まゆみ 明美=あけみ 直美=なおみ 久美子=くみこ 恵子=けいこ 智子=ともこ 裕子=ゆうこ 陽子=ようこ 香織=かおり
      かをり=かおり 恵=めぐみ 美穂=みほ 麻衣=まい 愛=あい 千尋=ちひろ 奈々=なな 綾=あや 理恵=りえ 亜希子=あきこ
      みづほ=みずほ 友美=ともみ 沙織=さおり 瞳=ひとみ 典子=のりこ 早苗=さなえ 万里子=まりこ
    `),
    MALE: parts(`
      誠=まこと 浩=ひろし 健一=けんいち 剛=つよし 隆=たかし 直樹=なおき 哲也=てつや 大輔=だいすけ 健太=けんた 拓也=たくや
      翔太=しょうた 達也=たつや 和也=かずや 亮=りょう 学=まなぶ 智之=ともゆき 雅人=まさと 康弘=やすひろ 祐介=ゆうすけ 貴志=たかし
      純=じゅん 秀樹=ひでき 伸二=しんじ 雄一郎=ゆういちろう 浩二=こうじ 良太=りょうた 圭=けい
    `),
  },
  YOUNG: {
    FEMALE: parts(`
      美咲=みさき 葵=あおい さくら=さくら 陽菜=ひな 結衣=ゆい 莉子=りこ 芽依=めい 彩乃=あやの 優奈=ゆうな 凛=りん
      七海=ななみ 心春=こはる 紬=つむぎ 杏=あん 美月=みつき 琴音=ことね 詩=うた 柚希=ゆずき 花音=かのん 穂乃香=ほのか
      楓=かえで 咲良=さくら 千夏=ちなつ 朱里=あかり 舞=まい あかね=あかね 日葵=ひまり
    `),
    MALE: parts(`
      蓮=れん 大翔=ひろと 颯太=そうた 悠真=ゆうま 陽向=ひなた 湊=みなと 樹=いつき 翔=しょう 海斗=かいと 大和=やまと
      蒼=あおい 悠斗=ゆうと 陸=りく 朝陽=あさひ 律=りつ 新=あらた 涼介=りょうすけ 駿=しゅん 拓海=たくみ 晴=はる
      航平=こうへい 隼人=はやと 瑛太=えいた 光希=みつき 健斗=けんと 匠=たくみ 空=そら
    `),
  },
};

/** Residents of other nationality, as they stand in the register of residents: katakana name, passport spelling as alias. */
export const foreignNames: readonly ForeignName[] = [
  foreign('グエン・ティ・ホア', 'ぐえん・てぃ・ほあ', 'NGUYEN THI HOA', 'FEMALE', 'ベトナム'),
  foreign('グエン・ヴァン・ミン', 'ぐえん・ゔぁん・みん', 'NGUYEN VAN MINH', 'MALE', 'ベトナム'),
  foreign('チャン・ティ・トゥイ・リン', 'ちゃん・てぃ・とぅい・りん', 'TRAN THI THUY LINH', 'FEMALE', 'ベトナム'),
  foreign('ファム・クオック・フン', 'ふぁむ・くおっく・ふん', 'PHAM QUOC HUNG', 'MALE', 'ベトナム'),
  foreign(
    'サントス　マリア・フェルナンダ',
    'さんとす　まりあ・ふぇるなんだ',
    'SANTOS MARIA FERNANDA',
    'FEMALE',
    'ブラジル',
  ),
  foreign(
    'オリヴェイラ　ジョゼ・カルロス',
    'おりゔぇいら　じょぜ・かるろす',
    'OLIVEIRA JOSE CARLOS',
    'MALE',
    'ブラジル',
  ),
  foreign(
    'ナカムラ・シルバ　パトリシア',
    'なかむら・しるば　ぱとりしあ',
    'NAKAMURA SILVA PATRICIA',
    'FEMALE',
    'ブラジル',
  ),
  foreign('フローレス　ロサ・エレナ', 'ふろーれす　ろさ・えれな', 'FLORES ROSA ELENA', 'FEMALE', 'ペルー'),
  foreign('デラクルス　マリクリス', 'でらくるす　まりくりす', 'DELA CRUZ MARICRIS', 'FEMALE', 'フィリピン'),
  foreign('レイエス　アントニオ', 'れいえす　あんとにお', 'REYES ANTONIO', 'MALE', 'フィリピン'),
  foreign('タマン　スニタ', 'たまん　すにた', 'TAMANG SUNITA', 'FEMALE', 'ネパール'),
  foreign('王　麗華', 'わん　りーふぁ', 'WANG LIHUA', 'FEMALE', '中国'),
  foreign('李　志強', 'りー　じーちぁん', 'LI ZHIQIANG', 'MALE', '中国'),
  foreign('金　英淑', 'きむ　よんすく', 'KIM YOUNGSUK', 'FEMALE', '韓国'),
  foreign('プトゥ・アユ・レスタリ', 'ぷとぅ・あゆ・れすたり', 'PUTU AYU LESTARI', 'FEMALE', 'インドネシア'),
  foreign(
    'クリシュナムールティ・ヴェンカタスブラマニアン',
    'くりしゅなむーるてぃ・ゔぇんかたすぶらまにあん',
    'KRISHNAMURTHY VENKATASUBRAMANIAN',
    'MALE',
    'インド',
  ),
];

function parts(list: string): NamePart[] {
  return list
    .trim()
    .split(/\s+/)
    .map((entry) => {
      const [text = '', kana = ''] = entry.split('=');
      return { text, kana };
    });
}

function foreign(text: string, kana: string, alias: string, sex: Sex, country: string): ForeignName {
  return { text, kana, alias, sex, country };
}
