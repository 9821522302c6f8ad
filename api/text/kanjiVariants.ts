/**
 * Kanji found in Japanese names that people write, read aloud and look for as if they were one character. The first of each
 * family is the one a search key uses; the others fold into it. Sources: the old forms of 常用漢字表 (平成22年内閣告示第2号)
 * and of 人名用漢字 (戸籍法施行規則別表第二), and common popular forms (髙, 𠮷, 﨑, 栁, 渕 …) that family registers keep.
 *
 * For search keys only: 斎藤 and 齊藤 are different names, and a stored name is never changed. Forms that Unicode
 * itself holds equal (U+FA10 for 塚, U+FA19 for 神, U+F92C for 郎 …) are folded by NFKC and are missing here.
 * Characters that look alike but tell families apart in daily life (坂 and 阪, 埼 and 崎, 庄 and 荘) stay apart.
 */
const FAMILIES = `
  高髙 崎﨑碕嵜 吉𠮷 辺邊邉 斉齊斎齋 浜濱濵 広廣 沢澤 島嶋嶌 富冨 徳德 瀬瀨 真眞 国國圀囯 蔵藏 恵惠 栄榮 桜櫻
  竜龍 曽曾 黒黑 青靑 県縣 条條 寿壽 実實 寛寬 清淸 増增 緒緖 郎郞 郷鄕鄉 鴎鷗 皓晧 橋槗𣘺 船舩 淵渕渊 館舘 柳栁桺
  柿柹 桑桒 関關 滝瀧 塩鹽 桧檜 鉄鐵鐡銕 亀龜 万萬 与與 弥彌 豊豐 礼禮 穂穗 静靜 円圓 園薗 学學斈 覚覺 楽樂
  気氣 権權 剣劍劔劒釼 厳嚴 誉譽 暁曉 勲勳勛 薫薰 横橫 温溫 巌巖 岳嶽 奥奧 応應 会會 絵繪 巻卷 観觀 強强 恒恆 晃晄
  児兒 荘莊 将將 渉涉 乗乘 浄淨 譲讓 穣穰 畳疊 慎愼 晋晉 尽盡 粋粹 数數 禅禪 壮壯 総總 聡聰 即卽 帯帶 台臺
  昼晝 聴聽 鎮鎭 伝傳 灯燈 稲稻 鶏鷄雞 拝拜 麦麥 峰峯 峡峽 宝寶寳 満滿 萌萠 松枩枀 薮藪籔 鎌鐮 涌湧 遥遙 瑶瑤
  来來 頼賴 涼凉 緑綠 凛凜 禄祿 録錄 亘亙 湾灣 槙槇 芦蘆 鯵鰺 野埜 梅楳 桝枡 昇曻 柏栢 舎舍 兎兔 参參 双雙
  哲喆 喜㐂 壱壹 宮宫 尭堯 彦彥 悦悅 懐懷 戸戶 拡擴 挙擧舉 歩步 毎每 沖冲 浅淺 渓溪 済濟 熙煕凞 狭狹 発發
  皐皋 研硏 磯礒 称稱 秋穐龝 糸絲 経經 継繼 続續 縄繩 芸藝 莱萊 蛍螢 衛衞 裏裡 証證 賛贊 釈釋 隠隱 頴穎 顕顯
  駆驅駈 鶯鴬 鶴靏靍 黄黃 黙默 姫姬 嬢孃 弁辨辯 予豫 余餘 対對 従從 徴徵 様樣 歓歡 祢禰 粛肅 薬藥 謡謠 俣俁
  土圡 多夛 教敎 栃杤 歴歷 暦曆 涛濤 為爲 珍珎 産產 砺礪 穏穩 窓窗 蓑簑 縁緣 群羣 翠翆 舗舖 艶艷 蒋蔣 体體躰 達逹
  村邨 間閒 隣鄰 侠俠 倶俱 卒卆 協恊 略畧 曳曵 麹麴 妍姸 栖棲 厩廐廏 医醫 虫蟲 団團 変變 売賣 読讀 鉱鑛 駅驛
`;

/** Variant → the character its search key uses. No value is itself a key, so folding once is folding for good. */
export const KANJI_VARIANTS: ReadonlyMap<string, string> = new Map(
  FAMILIES.trim()
    .split(/\s+/)
    .flatMap((family) => {
      const [target = '', ...variants] = [...family];
      return variants.map((variant): [string, string] => [variant, target]);
    }),
);
