import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KANJI_VARIANTS } from './kanjiVariants.ts';
import { searchKey, searchTokens } from './searchKey.ts';

const nameCharacters = fc.oneof(
  fc.constantFrom(...[...KANJI_VARIANTS.keys()]),
  fc.constantFrom(...'髙𠮷々ーｰ-ｶﾞﾊﾟゔヴヶヵッャ゛゜・　 \u200d\ufe00\u3099\u309a%_\\ßİĐ'),
  fc.constantFrom('\u{e0100}', '邉\u{e0102}', 'ệ', 'e\u0323\u0302'),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 2 }),
);
const names = fc.array(nameCharacters, { maxLength: 12 }).map((parts) => parts.join(''));

describe('searchKey', () => {
  it.each([
    ['髙橋', '高橋'],
    ['𠮷田', '吉田'],
    ['山﨑', '山崎'],
    ['渡邊', '渡辺'],
    ['渡邉', '渡辺'],
    ['渡邉\u{e0104}', '渡辺'],
    ['葛\u{e0100}城', '葛城'],
    ['齋藤', '斉藤'],
    ['斎藤', '斉藤'],
    ['濵田', '浜田'],
    ['佐々木', '佐佐木'],
    ['\ufa10本', '塚本'],
    ['佐藤　太郎', '佐藤太郎'],
    ['サトウ タロウ', 'さとうたろう'],
    ['ｻﾄｳ ﾀﾛｳ', 'さとうたろう'],
    ['ｶﾞｸ', 'がく'],
    ['か゛く', 'がく'],
    ['か\u3099く', 'がく'],
    ['キヤノン', 'きゃのん'],
    ['いしかわ　じゅんいち', 'イシカワジユンイチ'],
    ['かをり', 'カオリ'],
    ['みづほ', 'みずほ'],
    ['マリ-', 'マリー'],
    ['マリ−', 'ﾏﾘｰ'],
    ['グエン・ティ・ホア', 'グエン ティ ホア'],
    ['マリア＝ルイサ', 'まりあるいさ'],
    ['関ヶ原', '関ケ原'],
    ['ヴァン', 'ゔぁん'],
    ['Nguyễn Thị Hoa', 'ＮＧＵＹＥＮ　ＴＨＩ　ＨＯＡ'],
    ['Đặng', 'dang'],
  ])('finds %s under %s', (one, other) => {
    expect(searchKey(one)).toBe(searchKey(other));
    expect(searchKey(one)).not.toBe('');
  });

  it.each([
    ['大坂', '大阪'],
    ['はし', 'ばし'],
    ['ホア', 'ボア'],
    ['おの', 'おーの'],
    ['田中', '中田'],
    ['ﾊﾟｸ', 'ハク'],
  ])('keeps %s and %s apart', (one, other) => {
    expect(searchKey(one)).not.toBe(searchKey(other));
  });

  it('is empty when nothing can be looked up', () => {
    expect(searchKey(' 　・%_\\-\u{e0100}\u200b')).toBe('');
  });

  it('is idempotent, and free of spaces, selectors and LIKE characters', () => {
    fc.assert(
      fc.property(names, (name) => {
        const key = searchKey(name);
        expect(searchKey(key)).toBe(key);
        expect(key).not.toMatch(/[\s%_\\\p{Variation_Selector}\p{Cf}]/u);
      }),
      { numRuns: 5000 },
    );
  });

  it('is idempotent for every character that Unicode decomposes or cases, alone and after a kana or a Latin letter', () => {
    const unstable: string[] = [];
    for (let code = 0; code <= 0x2fa1f; code++) {
      if (code >= 0x20000 && code < 0x2f800) continue;
      const char = String.fromCodePoint(code);
      const key = searchKey(`${char}っ${char}d${char}`);
      if (searchKey(key) !== key) unstable.push(code.toString(16));
    }
    expect(unstable).toEqual([]);
  });

  it('gives every variant the key of its target', () => {
    for (const [variant, target] of KANJI_VARIANTS) expect(searchKey(`${variant}子`)).toBe(`${target}子`);
  });
});

describe('KANJI_VARIANTS', () => {
  it('folds in one step: no target is itself a variant', () => {
    for (const target of KANJI_VARIANTS.values()) expect(KANJI_VARIANTS.has(target)).toBe(false);
  });

  it('names single kanji that NFKC leaves alone, each once', () => {
    for (const [variant, target] of KANJI_VARIANTS) {
      for (const kanji of [variant, target]) {
        expect(kanji).toMatch(/^\p{Script=Han}$/u);
        expect(kanji.normalize('NFKC')).toBe(kanji);
      }
    }
    expect(KANJI_VARIANTS.size).toBeGreaterThanOrEqual(150);
  });
});

describe('searchTokens', () => {
  it('indexes the whole name, surname and given name of each field', () => {
    expect(searchTokens(['髙橋　恵', 'タカハシ　メグミ', null, undefined, '', '・'])).toEqual([
      '高橋恵',
      '高橋',
      '恵',
      'たかはしめぐみ',
      'たかはし',
      'めぐみ',
    ]);
  });

  it('indexes each part of a foreign name, and a key only once', () => {
    expect(searchTokens(['グエン・ティ・ホア', 'ｸﾞｴﾝ ﾃｨ ﾎｱ', 'NGUYEN THI HOA'])).toEqual([
      searchKey('ぐえんてぃほあ'),
      'ぐえん',
      searchKey('てぃ'),
      'ほあ',
      'nguyenthihoa',
      'nguyen',
      'thi',
      'hoa',
    ]);
  });

  it('finds a person by whatever part of the name a worker types', () => {
    const part = fc.constantFrom('髙橋', '𠮷田', '﨑山', '恵', '惠子', 'グエン', 'ティ', 'ホア');
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 3 }), fc.constantFrom(' ', '　', '・'), (parts, gap) => {
        const tokens = searchTokens([parts.join(gap)]);
        for (const typed of [...parts, parts.join(''), parts.join(gap)]) expect(tokens).toContain(searchKey(typed));
      }),
    );
  });
});
