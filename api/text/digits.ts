import { fold } from './fold.ts';

/** Class of marks that nobody sees between two digits pasted from a document, and of those drawn on one (1️⃣). */
export const UNSEEN = '\\p{Default_Ignorable_Code_Point}\\p{Cf}\\p{M}';

/** Spellings by value that NFKC leaves alone. */
const SPELLINGS = [
  '〇零⓿🄋🄌',
  '一壱❶➀➊⓵',
  '二弐❷➁➋⓶',
  '三参❸➂➌⓷',
  '四❹➃➍⓸',
  '五❺➄➎⓹',
  '六❻➅➏⓺',
  '七❼➆➐⓻',
  '八❽➇➑⓼',
  '九❾➈➒⓽',
];

/** The digits 0–9 that a text's digits mean, of any script, width and ornament; all else falls out. */
export function digitsOf(text: string): string {
  return Array.from(fold(text, text.length), digitOf).join('');
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
