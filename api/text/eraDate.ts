import { fold } from './fold.ts';
import { dayExists, isIsoDate, toIsoDate } from './isoDate.ts';

/** What a typed date came to: a day as `YYYY-MM-DD`, or why not. */
export type ParsedDate = { iso: string } | { error: DateError };

/**
 * EMPTY: nothing but white space. UNREADABLE: in no accepted form (a year alone or a two-digit western year
 * included, since those could mean several days). IMPOSSIBLE: readable, but there is no such day.
 */
export type DateError = 'EMPTY' | 'UNREADABLE' | 'IMPOSSIBLE';

interface Era {
  name: string;
  letter: string;
  /** Western year of the era's first year (元年). */
  firstYear: number;
  /** First day of the era; the day of the change belongs to the new era. */
  from: string;
}

/**
 * Japan took the Gregorian calendar on 1 January 1873 = 明治6年1月1日 (太政官布告第337号 of 明治5年). Earlier dates
 * are lunisolar: 明治5年12月2日 is 31 December 1872, and counting era years as western ones would give a wrong day.
 * No living person was born then, so such a date is a slip of the pen and is refused as IMPOSSIBLE.
 */
const FIRST_GREGORIAN_DAY = '1873-01-01';

/**
 * Newest first. Sources of the changes: 明治45年詔書 (大正), 大正15年詔書 (昭和), 昭和64年政令第1号 (平成),
 * 平成31年政令第143号 (令和).
 */
const ERAS: readonly Era[] = [
  { name: '令和', letter: 'R', firstYear: 2019, from: '2019-05-01' },
  { name: '平成', letter: 'H', firstYear: 1989, from: '1989-01-08' },
  { name: '昭和', letter: 'S', firstYear: 1926, from: '1926-12-25' },
  { name: '大正', letter: 'T', firstYear: 1912, from: '1912-07-30' },
  { name: '明治', letter: 'M', firstYear: 1868, from: '1868-10-23' },
];

/** UTF-16 units of the longest that is read as a date, blanks between its characters counted. */
const LONGEST = 100;

const NUMBER = '(\\d{1,4}|[〇一二三四五六七八九十]{1,4})';
const YEAR = `(元|\\d{1,4}|[〇一二三四五六七八九十]{1,4})`;
const ERA = '(明治|大正|昭和|平成|令和|[明大昭平令MTSHR])?';
const WITH_KANJI = new RegExp(`^${ERA}${YEAR}年${NUMBER}月${NUMBER}日$`);
const WITH_MARKS = new RegExp(`^${ERA}${YEAR}([-/.])${NUMBER}\\3${NUMBER}$`);
const EIGHT_DIGITS = /^(\d{4})(\d{2})(\d{2})$/;

/**
 * Reads a date the way people at a Japanese counter write it: 令和8年4月1日, 令和元年5月1日, R8.4.1, H31/4/30, S63-1-7,
 * ㋿8年4月1日, 令和八年四月一日, 2026-04-01, 2026/4/1, 2026年4月1日, 20260401; any width, spaces anywhere.
 *
 * An era date outside its era (平成31年5月1日, 令和元年4月30日) is IMPOSSIBLE, as is any day before 1873-01-01.
 */
export function parseJapaneseDate(text: string): ParsedDate {
  const typed = text.trim();
  if (typed === '') return { error: 'EMPTY' };
  if (typed.length > LONGEST) return { error: 'UNREADABLE' };
  const plain = fold(typed, LONGEST)
    .replace(/\s/g, '')
    .replace(/[‐‑‒–—―−ー]/g, '-')
    .replace(/[・。]/g, '.')
    .toUpperCase();

  const kanji = WITH_KANJI.exec(plain);
  if (kanji) return readParts(kanji[1], kanji[2], kanji[3], kanji[4]);
  const marks = WITH_MARKS.exec(plain);
  if (marks) return readParts(marks[1], marks[2], marks[4], marks[5]);
  const digits = EIGHT_DIGITS.exec(plain);
  if (digits) return readParts(undefined, digits[1], digits[2], digits[3]);
  return { error: 'UNREADABLE' };
}

/**
 * A day in era notation: `long` 令和8年4月1日 and 令和元年5月1日, `short` R8.4.1 and R1.5.1.
 *
 * @throws RangeError when `iso` is no day, or before 1873-01-01, where era and western days do not correspond
 */
export function formatEra(iso: string, style: 'long' | 'short'): string {
  if (!isIsoDate(iso) || iso < FIRST_GREGORIAN_DAY) throw new RangeError('not a day from 1873-01-01 on');
  const era = eraOf(iso) as Era;
  const eraYear = Number(iso.slice(0, 4)) - era.firstYear + 1;
  const month = Number(iso.slice(5, 7));
  const day = Number(iso.slice(8, 10));
  if (style === 'short') return `${era.letter}${eraYear}.${month}.${day}`;
  return `${era.name}${eraYear === 1 ? '元' : eraYear}年${month}月${day}日`;
}

/**
 * Age in whole years on a day, as people say it and forms show it: it goes up on the birthday.
 *
 * By 年齢計算ニ関スル法律 and 民法143条 a year of age is completed at the *end* of the day before the birthday. That
 * instant is midnight, so the birthday is the first whole day at the new age, which is what a screen shows; only rules that
 * name the day an age is reached (school entry of children born on 1 April) need the day before. Someone
 * born on 29 February completes the year at the end of 28 February (民法143条2項), so in a common year the age goes up on 1 March.
 *
 * @returns whole years; negative when `onIso` lies before the birth
 * @throws RangeError when either is not a `YYYY-MM-DD` day
 */
export function ageOn(birthIso: string, onIso: string): number {
  if (!isIsoDate(birthIso) || !isIsoDate(onIso)) throw new RangeError('not a YYYY-MM-DD day');
  const years = Number(onIso.slice(0, 4)) - Number(birthIso.slice(0, 4));
  return onIso.slice(5) >= birthIso.slice(5) ? years : years - 1;
}

function eraOf(iso: string): Era | undefined {
  return ERAS.find((era) => iso >= era.from);
}

function readParts(eraText = '', yearText = '', monthText = '', dayText = ''): ParsedDate {
  const era = ERAS.find(({ name, letter }) => eraText !== '' && (name.startsWith(eraText) || letter === eraText));
  const yearInEra = yearText === '元' ? 1 : toNumber(yearText);
  const month = toNumber(monthText);
  const day = toNumber(dayText);
  if (yearInEra === null || month === null || day === null) return { error: 'UNREADABLE' };
  if (!era && (yearText === '元' || yearInEra < 1000)) return { error: 'UNREADABLE' };

  const year = era && yearInEra > 0 ? era.firstYear + yearInEra - 1 : yearInEra;
  if (!dayExists(year, month, day)) return { error: 'IMPOSSIBLE' };
  const iso = toIsoDate(year, month, day);
  if (iso < FIRST_GREGORIAN_DAY) return { error: 'IMPOSSIBLE' };
  if (era && eraOf(iso) !== era) return { error: 'IMPOSSIBLE' };
  return { iso };
}

/** Digits, kanji with 十 (二十八) or kanji digit by digit (二〇二六); null for anything else, such as 一十二十. */
function toNumber(text: string): number | null {
  if (/^\d+$/.test(text)) return Number(text);
  const digit = (char: string) => '〇一二三四五六七八九'.indexOf(char);
  if (!text.includes('十')) return Number([...text].map(digit).join(''));
  const tens = /^([二三四五六七八九]?)十([一二三四五六七八九]?)$/.exec(text);
  if (!tens) return null;
  return (tens[1] ? digit(tens[1]) : 1) * 10 + (tens[2] ? digit(tens[2]) : 0);
}
