import { ANY_DIGIT, digitsOf, UNSEEN } from './digits.ts';
import { fold } from './fold.ts';

/** A group of digits, where it stands in the text, and what joins it to the group after it. */
interface DigitGroup {
  start: number;
  end: number;
  digits: string;
  join: Join | null;
}

/**
 * How two groups are joined. `mark` is `-` for hyphens, a blank for blanks, else what stands there, so that groups joined alike can
 * be told. Close joins hold a number together in whatever groups; others only where it is grouped as people write it.
 */
interface Join {
  mark: string;
  isClose: boolean;
}

const runOf = (digit: string) => new RegExp(`[${digit}](?:[${UNSEEN}]*[${digit}])*`, 'gu');
const PLAIN_RUN = runOf('0-9０-９');
const ANY_RUN = runOf(ANY_DIGIT);
const UNCOMMON_DIGIT = new RegExp(`(?![0-9０-９])[${ANY_DIGIT}]`, 'u');

const ALL_UNSEEN = new RegExp(`[${UNSEEN}]+`, 'gu');
const HYPHENS = '\\-‐‑‒–—―−－﹣﹘ーｰ─━';
const BLANK = '(?:[^\\S\\r\\n]|\\u2800)';
const BLANKS = new RegExp(`^${BLANK}+$`);
/** A line may end behind a hyphen. */
const HYPHEN = new RegExp(`^${BLANK}*[${HYPHENS}]+${BLANK}*(?:\\r?\\n${BLANK}*)?$`);
const MARKS = new RegExp(`^(?:[${HYPHENS}.．․·‧•∙⋅・･/／⁄∕\\\\＼_＿]|${BLANK}){1,2}$`);
/** Signs between groups, up to four beside blanks, and の, but for those of money: amounts side by side are no number. */
const SIGNS = /^(?:の|(?:(?!\p{Sc})[\p{P}\p{S}\n]){1,4})$/u;
const BRACKETS = /[\p{Ps}\p{Pe}\p{Pi}\p{Pf}<>]/gu;
const YEAR = /^(?:19|20)\d\d$/;

/**
 * What stands among digits that have nothing to do with each other: telephone numbers, dates, postal codes, and days of a
 * month, temperatures or blood pressures.
 */
const ORDINARY =
  /^(?:0(?:-?\d){9,10}|(?:19|20)\d\d(?:([-/.])\d{1,2}\1\d{1,2}|(?:0[1-9]|1[0-2])[0-3]\d)|\d{3}-\d{4}|\d{1,3}[./]\d{1,2})$/;

/**
 * Finds an Individual Number (マイナンバー) in a text: 12 digits of any width and script whose check digit is right, also with marks
 * nobody sees between them; unbroken, in three groups of four as the card prints it, or one by one as in the boxes of a form,
 * joined alike throughout by any signs, blanks or line breaks, or by の; and in any other groups joined by blanks, hyphens, or up to
 * two dots, slashes or underscores, unless more digits follow or one of several groups is plainly something else.
 * 番号法 allows nobody to keep it for this work (Art. 20), so a text that holds one is refused.
 *
 * Commas, colons, + and their like join groups of four or one alone: in others they part amounts, telephone numbers and times.
 * Three years joined by them are no number.
 *
 * A piece of a longer number (13-digit 法人番号, cards of 4-4-4-4) does not count, nor do a telephone number and a date
 * that together have 12 digits.
 * For every first 11 digits exactly one check digit is right, so **one in ten** other 12-digit numbers (parcel and slip numbers,
 * three years or amounts of four digits side by side) is taken for an Individual Number; the number alone cannot tell them apart.
 *
 * @returns where it stands, in UTF-16 units of `text` as given (for marking it in the field), or null; never the number itself
 */
export function findIndividualNumber(text: string): { index: number; length: number } | null {
  // A name that ends in 一, or a ① before a list's entry, belongs to the digits behind it only in the second reading.
  return (
    findAmong(digitGroups(text, PLAIN_RUN)) ??
    (UNCOMMON_DIGIT.test(text) ? findAmong(digitGroups(text, ANY_RUN)) : null)
  );
}

function findAmong(groups: DigitGroup[]): { index: number; length: number } | null {
  for (let first = 0; first < groups.length; first++) {
    for (const [size, count] of [
      [12, 1],
      [4, 3],
      [1, 12],
    ] as const) {
      if (!isWholeNumber(groups, first, size, count)) continue;
      const found = groups.slice(first, first + count);
      if (hasRightCheckDigit(found)) return placeOf(found);
    }
  }
  for (let first = 0, next = 0; first < groups.length; first = next) {
    while (groups[next++]?.join?.isClose) {}
    const found = groups.slice(first, next);
    if (hasRightCheckDigit(found) && !holdsOrdinary(found)) return placeOf(found);
  }
  return null;
}

function placeOf(groups: DigitGroup[]) {
  const index = groups[0]?.start ?? 0;
  return { index, length: (groups.at(-1)?.end ?? 0) - index };
}

/**
 * Whether there are 12 digits, and the last is the check digit of the ordinance under 番号法施行令 Art. 8 (平成26年総務省令第85号, Art. 5):
 * 11 − (Σ Pn·Qn mod 11), 0 where the remainder is 0 or 1; Pn is the n-th of the other 11 digits counted from the lowest,
 * Qn is n + 1 up to the sixth and n − 5 after it.
 */
function hasRightCheckDigit(groups: DigitGroup[]): boolean {
  const number = groups.map(({ digits }) => digits).join('');
  if (number.length !== 12) return false;
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
  if (!join) return false;
  const goesOn = (group: DigitGroup | undefined) => group?.join?.mark === join.mark;
  for (let at = first; at <= last; at++) {
    if (groups[at]?.digits.length !== size || (at < last && !goesOn(groups[at]))) return false;
  }
  if (!join.isClose && groups.slice(first, last + 1).every(({ digits }) => YEAR.test(digits))) return false;
  const before = groups[first - 1];
  const after = groups[last + 1];
  if (join.mark !== ' ') return !goesOn(before) && !goesOn(groups[last]);
  // Marks bind closer than a blank: in `1234 5678 9012 2026-04-01` the year belongs to the date.
  const goesOnBefore = goesOn(before) && before?.digits.length === size && !bindsClosely(groups[first - 2]);
  const goesOnAfter = goesOn(groups[last]) && after?.digits.length === size && !bindsClosely(after);
  return !goesOnBefore && !goesOnAfter;
}

const bindsClosely = (group: DigitGroup | undefined) => Boolean(group?.join?.isClose && group.join.mark.trim());

function holdsOrdinary(groups: DigitGroup[]): boolean {
  const parts = groups
    .map(({ digits, join }) => digits + (join?.mark ?? ''))
    .join('')
    .split(' ');
  return parts.length > 1 && parts.some((part) => ORDINARY.test(part));
}

function digitGroups(text: string, runs: RegExp): DigitGroup[] {
  const groups: DigitGroup[] = [];
  for (const run of text.matchAll(runs)) {
    const previous = groups.at(-1);
    if (previous) previous.join = joinOf(text.slice(previous.end, run.index));
    groups.push({ start: run.index, end: run.index + run[0].length, digits: digitsOf(run[0]), join: null });
  }
  return groups;
}

function joinOf(between: string): Join | null {
  const visible = between.replace(ALL_UNSEEN, '');
  if (HYPHEN.test(visible)) return { mark: '-', isClose: true };
  if (BLANKS.test(visible)) return { mark: ' ', isClose: true };
  if (MARKS.test(visible)) return { mark: fold(visible, visible.length), isClose: true };
  const signs = visible.replace(/\r\n?/g, '\n').replace(/[^\S\n]|\u2800/g, '');
  return SIGNS.test(signs) ? { mark: fold(signs, signs.length).replace(BRACKETS, '('), isClose: false } : null;
}
