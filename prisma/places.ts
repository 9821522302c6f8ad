/** A district (町・大字) of the demo city. */
export interface District {
  name: string;
  kana: string;
  /** `511-99xx`. */
  postalCode: string;
}

/** The demo city. No city of this name exists. */
export const city = { name: '桑原市', kana: 'くわはらし' } as const;

/**
 * Districts of 桑原市, all invented. Their postal codes have the shape of the region's (511) but end in 99xx, which is
 * believed to be unassigned there, so that nothing posted by mistake finds a door.
 */
export const districts: readonly District[] = `
  中央町=ちゅうおうちょう 本町=ほんまち 桑原=くわはら 東桑原=ひがしくわはら 西桑原=にしくわはら 駅前通=えきまえどおり 城下町=じょうかまち
  浜崎=はまさき 船津=ふなつ 川添町=かわぞえちょう 上野原=うえのはら 下野原=しものはら 松見ヶ丘=まつみがおか 緑見台=みどりみだい
  希望台=きぼうだい 織部町=おりべちょう 鋳物町=いものちょう 寺前=てらまえ 大池端=おおいけばた 東新田=ひがししんでん 梅園町=うめぞのちょう
  蛤浜=はまぐりはま 水車口=すいしゃぐち 星見台=ほしみだい 桑の実団地=くわのみだんち 朝日野=あさひの
`
  .trim()
  .split(/\s+/)
  .map((entry, index) => {
    const [name = '', kana = ''] = entry.split('=');
    return { name, kana, postalCode: `511-99${String(index + 1).padStart(2, '0')}` };
  });

/**
 * A telephone number that can ring nowhere: exchange numbers within an area begin with 2 to 9, and mobile and IP numbers have no 0
 * after 090 and 050 (電気通信番号計画, 令和元年総務省告示第6号).
 *
 * @param line 0 to 9999
 */
export function fictionalPhone(kind: 'LANDLINE' | 'MOBILE' | 'IP', line: number): string {
  const prefix = { LANDLINE: '0594-00', MOBILE: '090-0000', IP: '050-0000' }[kind];
  return `${prefix}-${String(line).padStart(4, '0')}`;
}
