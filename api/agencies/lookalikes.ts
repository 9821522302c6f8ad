import { lengths } from '../text/check.ts';
import { UNITS_PER_GRAPHEME } from '../text/fields.ts';
import { fold } from '../text/fold.ts';
import { searchKey } from '../text/searchKey.ts';
import { withoutInvisible } from '../text/visible.ts';

/** Characters that one reads as the other, in the spelling of a search key; old and new forms of kanji that it keeps apart. */
const READ_AS = new Map(
  (
    'に二 は八 か力 ろ口囗 え工 た夕 と卜 ち千 み三 ー一 お才 ぬ又 め乂〆 の丿 ひ匕 む厶 い亻 く勹ㇰ しㇱ すㇲ とㇳ はㇵ ふㇷ へㇸ ほㇹ むㇺ らㇻ りㇼ るㇽ れㇾ ろㇿ ' +
    '日曰 己已巳 末未 土士 人入 室窒 税稅 内內 戸户 説說 呉吳 区區 庁廳廰 査查 営營 労勞 単單 専專 収收 随隨 点點 転轉 尚尙 秘祕 告吿 l1i| o0〇○◯'
  )
    .split(' ')
    .flatMap(([read = '', ...others]) => others.map((other): [string, string] => [other, read])),
);
/** Letters side by side that read as one. */
const READ_AS_ONE: [string, string][] = [
  ['rn', 'm'],
  ['vv', 'w'],
];

/**
 * Letters, digits and marks of other writing than Japanese and Latin, in which nearly every letter has its double (TAX in
 * Cyrillic, 民 as a radical): radicals, strokes and the archaic kana that no keyboard writes are among them.
 */
const OTHER_WRITING =
  /(?![A-Za-z0-9ー〆\u3099\u309a]|(?=\p{L}|\p{N})[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}\p{M}]|[\u2e80-\u2fdf\u31c0-\u31ef\u{1b000}-\u{1b16f}]/u;

/** Whether a name has letters that are neither kanji, kana, nor A–Z with or without accents, in any width. */
export function hasOtherWriting(name: string): boolean {
  const shown = withoutInvisible(fold(name, lengths.line * UNITS_PER_GRAPHEME));
  const bare = shown.normalize('NFD').replace(/([A-Za-z])\p{M}+/gu, '$1');
  return OTHER_WRITING.test(bare.normalize('NFC'));
}

/** What a name is compared by: equal for names that one takes for each other at a glance. Signs tell no two names apart. */
export function glanceKey(name: string): string {
  const read = Array.from(searchKey(name), (char) => READ_AS.get(char) ?? char).join('');
  return READ_AS_ONE.reduce((key, [two, one]) => key.replaceAll(two, one), read.replace(/\p{S}/gu, ''));
}
