import { lengths } from './check.ts';
import { UNITS_PER_GRAPHEME } from './fields.ts';
import { fold, unpiled } from './fold.ts';
import { dashesToLongVowels, toHiragana } from './kana.ts';
import { KANJI_VARIANTS } from './kanjiVariants.ts';
import { withoutInvisible } from './visible.ts';

/** On forms small kana are often written large (キャ, キヤ). */
const LARGE_KANA = pairs('ぁあ ぃい ぅう ぇえ ぉお っつ ゃや ゅゆ ょよ ゎわ ゕか ゖけ');
/** Old spellings that live on in given names (かをり, みづほ). */
const MODERN_KANA = pairs('ゐい ゑえ をお ぢじ づず');

/** UTF-16 units of the longest text that is kept. */
const LONGEST = lengths.text * UNITS_PER_GRAPHEME;

/** Longer than any name or number that can be found, in UTF-16 units. */
const SEARCH_LIMIT = 500;

/** What is looked at of what somebody looks for; empty for nothing. */
export const searched = (typed: string | null | undefined): string => (typed ?? '').trim().slice(0, SEARCH_LIMIT);

/**
 * Folds a name for looking it up, never for storing or showing it. Two spellings of what a worker hears as one name
 * get one key: NFKC (width, half-width kana, compatibility kanji), lower case without Latin diacritics (Nguyễn, nguyen), katakana as
 * hiragana, small kana as large, any dash after kana as ー, 佐々木 as 佐佐木, kanji by `KANJI_VARIANTS`; spaces, punctuation (・ and
 * ＝ in foreign names) and all that Unicode draws nothing for (variation selectors, format characters, Hangul fillers) are dropped.
 *
 * Idempotent. The key holds no `%`, `_` or `\`, so it is safe inside a LIKE pattern. It is empty when the text holds nothing
 * that can be looked up.
 */
export function searchKey(text: string): string {
  const visible = withoutInvisible(fold(text, LONGEST).toLowerCase()).replace(/[\s\p{Cf}\p{Cc}]/gu, '');
  const bare = dashesToLongVowels(visible).replace(/[\p{P}=]/gu, '');
  const folded: string[] = [];
  for (const char of foldMarksAndKana(bare)) {
    const previous = folded.at(-1) ?? '';
    const repeats = char === '々' && /\p{Script=Han}/u.test(previous);
    folded.push(repeats ? previous : (MODERN_KANA.get(char) ?? KANJI_VARIANTS.get(char) ?? char));
  }
  return folded.join('');
}

/**
 * The search keys under which a person is indexed: of each field (name, furigana, alias) the whole and its parts, so that a
 * surname or a given name alone finds them. Parts are split at any space and at ・.
 *
 * @returns each key once, none empty, in the order of the fields
 */
export function searchTokens(fields: readonly (string | null | undefined)[]): string[] {
  const spellings = fields.flatMap((field) => (field ? [field, ...field.split(/[\s・･]+/)] : []));
  return [...new Set(spellings.map(searchKey))].filter((key) => key !== '');
}

/**
 * Works on the decomposed text, where each mark stands alone: those of Latin letters go, the voicing marks of kana stay.
 * đ has no decomposition, but those who lack the key type d.
 */
function foldMarksAndKana(text: string): string {
  const bare = unpiled(text)
    .normalize('NFD')
    .replace(/(\p{Script=Latin})\p{Mn}+/gu, '$1')
    .replace(/đ/g, 'd');
  return toHiragana(bare)
    .replace(/[\u3041-\u3096]/g, (kana) => LARGE_KANA.get(kana) ?? kana)
    .normalize('NFC');
}

function pairs(text: string): ReadonlyMap<string, string> {
  return new Map(text.split(' ').map((pair) => [pair.charAt(0), pair.charAt(1)]));
}
