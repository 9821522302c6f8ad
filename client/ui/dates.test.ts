import fc from 'fast-check';
import { expect, test } from 'vitest';
import { say } from '../i18n/text.ts';
import { dayInTokyo, formatAgo, formatBirthDate, formatDate, formatDateTime, timeInTokyo } from './dates.tsx';
import { text } from './text.ts';

test('a day is written in the era with its weekday, and in English', () => {
  expect(formatDate('2026-11-23', 'ja')).toBe('令和8年11月23日（月）');
  expect(formatDate('2019-05-01', 'ja')).toBe('令和元年5月1日（水）');
  expect(formatDate('2026-11-23', 'en')).toBe('23 Nov 2026');
});

test('a date of birth is written without its weekday', () => {
  expect(formatBirthDate('1988-01-07', 'ja')).toBe('昭和63年1月7日');
  expect(formatBirthDate('1988-01-07', 'en')).toBe('7 Jan 1988');
});

test('an instant is read in Tokyo whatever the zone of the machine', () => {
  expect(dayInTokyo('2026-11-22T15:00:00Z')).toBe('2026-11-23');
  expect(dayInTokyo('2026-11-22T14:59:59Z')).toBe('2026-11-22');
  expect(timeInTokyo('2026-11-22T15:00:00Z')).toBe('00:00');
  expect(formatDateTime('2026-11-22T15:05:00Z', 'ja')).toBe('令和8年11月23日（月） 00:05');
  expect(formatDateTime('2026-11-22T15:05:00Z', 'en')).toBe('23 Nov 2026, 00:05');
});

const now = new Date('2026-11-23T05:00:00Z');

test.each([
  ['2026-11-23T04:59:31Z', 'たった今'],
  ['2026-11-23T04:55:00Z', '5分前'],
  ['2026-11-23T01:00:00Z', '4時間前'],
  ['2026-11-22T14:00:00Z', '1日前'],
  ['2026-11-20T05:00:00Z', '3日前'],
  ['2026-11-23', '今日'],
  ['2026-11-20', '3日前'],
  ['2026-11-25', '2日後'],
  ['2026-11-25T01:00:00Z', '2日後'],
])('%s is %s', (iso, words) => {
  expect(formatAgo(iso, now, say(text))).toBe(words);
});

test('yesterday late at night is a day ago by the calendar, not hours ago', () => {
  expect(formatAgo('2026-11-22T14:59:00Z', new Date('2026-11-22T16:00:00Z'), say(text))).toBe('1日前');
});

test('every instant falls on the day that lies nine hours ahead of UTC', () => {
  const from = new Date('1955-01-01T00:00:00Z');
  fc.assert(
    fc.property(fc.date({ min: from, max: new Date('2100-01-01T00:00:00Z'), noInvalidDate: true }), (date) => {
      const ahead = new Date(date.getTime() + 9 * 3_600_000).toISOString();
      expect(dayInTokyo(date.toISOString())).toBe(ahead.slice(0, 10));
      expect(timeInTokyo(date.toISOString())).toBe(ahead.slice(11, 16));
    }),
  );
});
