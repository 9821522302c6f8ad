import { fold } from './fold.ts';
import { findIndividualNumber } from './individualNumber.ts';
import { dashesToLongVowels, toHiragana } from './kana.ts';
import { isVisible } from './visible.ts';

/** A field's text as it is to be stored, or the code of what is wrong with it. */
export type CheckedField = { value: string } | { error: FieldError };

/**
 * EMPTY: nothing that anybody could see. TOO_LONG: over the limit. INDIVIDUAL_NUMBER: holds a マイナンバー. NOT_…: not of the kind
 * the field is for.
 */
export type FieldError =
  | 'EMPTY'
  | 'TOO_LONG'
  | 'INDIVIDUAL_NUMBER'
  | 'NOT_KANA'
  | 'NOT_POSTAL_CODE'
  | 'NOT_PHONE'
  | 'NOT_EMAIL';

/** Longest name and furigana, in graphemes; generous, because the family register sets no limit. */
export const NAME_LIMIT = 100;

const SEGMENTER = new Intl.Segmenter('ja', { granularity: 'grapheme' });
/**
 * UTF-16 units one grapheme may take on the average: a kanji with a selector takes 4, a flag 14. Marks can be piled on one
 * letter without end, so graphemes alone bound nothing.
 */
export const UNITS_PER_GRAPHEME = 16;
const FORBIDDEN =
  /[^\P{Cc}\t\n\r]|[\p{Surrogate}\u061c\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069\ufeff\ufff9-\ufffb]/u;

/** Number of characters as people count them: 葛󠄀, 𠮷 and 👨‍👩‍👧 are one each. */
export function graphemeLength(text: string): number {
  let length = 0;
  for (const _ of SEGMENTER.segment(text)) length++;
  return length;
}

/** True when the text has more than `limit` graphemes, or piles marks up beyond any writing; cheap for a text of any length. */
export function isLongerThan(text: string, limit: number): boolean {
  if (text.length <= limit) return false;
  return text.length > limit * UNITS_PER_GRAPHEME || graphemeLength(text) > limit;
}

/**
 * True for what no text of the product may hold: control characters (line breaks and tabs are allowed), marks that turn the
 * direction of writing, and half a surrogate pair, which UTF-8 and PostgreSQL cannot store.
 */
export function hasForbiddenCharacter(text: string): boolean {
  return FORBIDDEN.test(text);
}

/**
 * Checks furigana. Accepts hiragana, katakana and half-width kana, ー, ・ and spaces; stores full-width hiragana with
 * one U+3000 between the parts. Errors: EMPTY, TOO_LONG (over NAME_LIMIT), NOT_KANA.
 */
export function checkKana(text: string): CheckedField {
  const plain = plainOf(text.replace(/゛/g, '\u3099').replace(/゜/g, '\u309a'), NAME_LIMIT);
  if ('error' in plain) return plain;
  const value = toHiragana(dashesToLongVowels(plain.value)).replace(/\s+/g, '　');
  if (!/^[ぁ-ゖゝゞ][ぁ-ゖゝゞー]*(?:[　・][ぁ-ゖゝゞ][ぁ-ゖゝゞー]*)*$/.test(value)) return { error: 'NOT_KANA' };
  return { value };
}

/** Checks a postal code: seven digits of any width, with 〒 and hyphen or without; stored as `511-8601`. */
export function checkPostalCode(text: string): CheckedField {
  const plain = plainOf(text, 20);
  if ('error' in plain) return plain;
  const match = /^〒?(\d{3})-?(\d{4})$/.exec(asciiHyphens(plain.value).replace(/\s/g, ''));
  return match ? { value: `${match[1]}-${match[2]}` } : { error: 'NOT_POSTAL_CODE' };
}

/**
 * Checks a Japanese telephone number of any width; stored as digits, with hyphens where the writer had hyphens, blanks or
 * brackets. 11 digits when it starts 020–090 (mobile, IP, 0800), else 10, by 電気通信番号計画 (令和元年総務省告示第6号), so
 * that a missing digit is noticed while the person is still at the counter.
 */
export function checkPhone(text: string): CheckedField {
  const plain = plainOf(text, 40);
  if ('error' in plain) return plain;
  const value = asciiHyphens(plain.value)
    .replace(/[\s()-]+/g, '-')
    .replace(/^-|-$/g, '');
  const digits = value.replaceAll('-', '');
  const whole = /^0[2-9]0/.test(digits) ? /^\d{11}$/ : /^0\d{9}$/;
  return whole.test(digits) ? { value } : { error: 'NOT_PHONE' };
}

/**
 * Checks an e-mail address of one person: ASCII after folding the width, at most 254 characters (RFC 5321). Dots side by
 * side or before @ pass, since Japanese carriers gave out such addresses. The domain is stored in lower case.
 */
export function checkEmail(text: string): CheckedField {
  const plain = plainOf(text, 254);
  if ('error' in plain) return plain;
  if (findIndividualNumber(plain.value)) return { error: 'INDIVIDUAL_NUMBER' };
  const match =
    /^([\w.!#$%&'*+/=?^`{|}~-]{1,64})@((?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z][a-z\d-]{0,61}[a-z\d])$/i.exec(
      plain.value,
    );
  return match ? { value: `${match[1]}@${match[2]?.toLowerCase()}` } : { error: 'NOT_EMAIL' };
}

/** For fields of one kind of content, where width carries no meaning. */
function plainOf(text: string, limit: number): CheckedField {
  if (isLongerThan(text.trim(), limit)) return { error: 'TOO_LONG' };
  const value = fold(text.trim(), limit * UNITS_PER_GRAPHEME).trim();
  return isVisible(value) ? { value } : { error: 'EMPTY' };
}

function asciiHyphens(text: string): string {
  return text.replace(/[‐‑‒–—―−ー─]/g, '-');
}
