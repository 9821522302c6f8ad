import { fold } from './fold.ts';

/** Class of marks that nobody sees between two digits pasted from a document, and of those drawn on one (1️⃣). */
export const UNSEEN = '\\p{Default_Ignorable_Code_Point}\\p{Cf}\\p{M}';

/** Spellings by value that NFKC leaves alone: kanji, those of deeds (大字) old and new, those of traders (蘇州号碼), ornaments. */
const SPELLINGS = [
  '〇零⓿🄋🄌',
  '一壱壹弌〡❶➀➊⓵',
  '二弐貳貮弍〢❷➁➋⓶',
  '三参參弎〣❸➂➌⓷',
  '四肆〤❹➃➍⓸',
  '五伍〥❺➄➎⓹',
  '六陸〦❻➅➏⓺',
  '七漆柒〧❼➆➐⓻',
  '八捌〨❽➇➑⓼',
  '九玖〩❾➈➒⓽',
];

/** Ⅰ–Ⅻ and ⅰ–ⅻ, of which NFKC makes letters. */
const ROMAN = /[\u2160-\u216b\u2170-\u217b]/g;
const romanValue = (numeral: string) => String(((numeral.charCodeAt(0) - 0x2160) % 16) + 1);

/** Class of the characters that `digitsOf` reads as digits. */
export const ANY_DIGIT = `\\p{Nd}\\p{No}\\u2160-\\u216b\\u2170-\\u217b${SPELLINGS.join('').replace(/\p{No}/gu, '')}`;

/** The digits 0–9 that a text's digits mean, of any script, width and ornament; all else falls out. */
export function digitsOf(text: string): string {
  return Array.from(fold(text.replace(ROMAN, romanValue), 2 * text.length), digitOf).join('');
}

function digitOf(character: string): string {
  if (/[0-9]/.test(character)) return character;
  const code = character.codePointAt(0) ?? 0;
  if (isDecimal(code)) {
    // Unicode sets the ten digits of a script in order, and scripts side by side without a gap.
    let before = 0;
    while (isDecimal(code - before - 1)) before++;
    return String(before % 10);
  }
  const value = SPELLINGS.findIndex((spellings) => spellings.includes(character));
  return value < 0 ? '' : String(value);
}

const isDecimal = (code: number) => /\p{Nd}/u.test(String.fromCodePoint(code));
