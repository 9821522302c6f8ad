/** A group of digits, where it stands in the text, and what joins it to the group after it. */
interface DigitGroup {
  start: number;
  end: number;
  digits: string;
  join: Join;
}

/** null: something other than one hyphen or some blanks stands between, so the groups are no one number. */
type Join = '-' | ' ' | null;

/** Marks nobody sees (zero-width space, soft hyphen, selectors) may sit between digits pasted from a document. */
const DIGIT_RUN = /[0-9０-９](?:[\p{Cf}\p{Variation_Selector}]*[0-9０-９])*/gu;
const BLANKS = /^[^\S\r\n]{1,3}$/;
const HYPHEN = /^[^\S\r\n]?[-‐‑‒–—―−ー－ｰ─][^\S\r\n]?$/;

/**
 * Finds the first Individual Number (マイナンバー) in a text: 12 digits of half or full width whose check digit is right, unbroken,
 * or in three groups of four as the card prints it, or one by one as in the boxes of a form, joined by hyphens or blanks alike throughout.
 * 番号法 allows nobody to keep it for this work (Art. 20), so a text that holds one is refused.
 *
 * A piece of a longer number (13-digit 法人番号, cards of 4-4-4-4) does not count, nor do a telephone number and a date
 * that together have 12 digits: their groups have other lengths.
 * For every first 11 digits exactly one check digit is right, so **one in ten** other 12-digit numbers (parcel and slip numbers,
 * three years or amounts of four digits side by side) is taken for an Individual Number; the number alone cannot tell them apart.
 *
 * @returns where it stands, in UTF-16 units of `text` as given (for marking it in the field), or null; never the number itself
 */
export function findIndividualNumber(text: string): { index: number; length: number } | null {
  const groups = digitGroups(text);
  for (let first = 0; first < groups.length; first++) {
    for (const [size, count] of [
      [12, 1],
      [4, 3],
      [1, 12],
    ] as const) {
      if (!isWholeNumber(groups, first, size, count)) continue;
      const found = groups.slice(first, first + count);
      if (!hasRightCheckDigit(found.map((group) => group.digits).join(''))) continue;
      const index = found[0]?.start ?? 0;
      return { index, length: (found.at(-1)?.end ?? 0) - index };
    }
  }
  return null;
}

/**
 * Check digit of the ordinance under 番号法施行令 Art. 8 (平成26年総務省令第85号, Art. 5):
 * 11 − (Σ Pn·Qn mod 11), 0 where the remainder is 0 or 1; Pn is the n-th of the other 11 digits counted from the lowest,
 * Qn is n + 1 up to the sixth and n − 5 after it.
 */
function hasRightCheckDigit(number: string): boolean {
  let sum = 0;
  for (let n = 1; n <= 11; n++) sum += Number(number[11 - n]) * (n <= 6 ? n + 1 : n - 5);
  const remainder = sum % 11;
  return Number(number[11]) === (remainder <= 1 ? 0 : 11 - remainder);
}

function isWholeNumber(groups: DigitGroup[], first: number, size: number, count: number): boolean {
  const last = first + count - 1;
  if (last >= groups.length || groups[first]?.digits.length !== size) return false;
  if (count === 1) return true;
  const join = groups[first]?.join;
  for (let at = first; at <= last; at++) {
    if (groups[at]?.digits.length !== size) return false;
    if (at < last && (join === null || groups[at]?.join !== join)) return false;
  }
  const before = groups[first - 1];
  const after = groups[last + 1];
  if (join === '-') return before?.join !== '-' && groups[last]?.join !== '-';
  // A hyphen binds closer than a blank: in `1234 5678 9012 2026-04-01` the year belongs to the date.
  const goesOnBefore = before?.join === ' ' && before.digits.length === size && groups[first - 2]?.join !== '-';
  const goesOnAfter = groups[last]?.join === ' ' && after?.digits.length === size && after.join !== '-';
  return !goesOnBefore && !goesOnAfter;
}

function digitGroups(text: string): DigitGroup[] {
  const groups: DigitGroup[] = [];
  for (const run of text.matchAll(DIGIT_RUN)) {
    const previous = groups.at(-1);
    if (previous) previous.join = joinOf(text.slice(previous.end, run.index));
    const digits = run[0].replace(/[^0-9０-９]/gu, '').normalize('NFKC');
    groups.push({ start: run.index, end: run.index + run[0].length, digits, join: null });
  }
  return groups;
}

function joinOf(between: string): Join {
  const visible = between.replace(/[\p{Cf}\p{Variation_Selector}]/gu, '');
  if (HYPHEN.test(visible)) return '-';
  return BLANKS.test(visible) ? ' ' : null;
}
