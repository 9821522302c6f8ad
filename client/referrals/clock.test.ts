import { expect, test } from 'vitest';
import { changeLanguage } from '../i18n/i18n.ts';
import { say } from '../i18n/text.ts';
import { clockWords, isTheirClock } from './Clock.tsx';
import { text } from './text.ts';

// 23:30 in Tokyo on 23 November.
const now = new Date('2026-11-23T14:30:00Z');
const words = (dueAt: string): string => clockWords(dueAt, now, say(text));

test('days count by the calendar of Tokyo', async () => {
  await changeLanguage('ja');
  expect(words('2026-11-23T14:45:00Z')).toBe('今日まで');
  expect(words('2026-11-23T15:15:00Z')).toBe('明日まで');
  expect(words('2026-11-25T08:15:00Z')).toBe('あと2日');
  expect(words('2026-11-23T14:15:00Z')).toBe('本日超過');
  expect(words('2026-11-22T14:15:00Z')).toBe('1日超過');
  expect(words('2026-11-20T08:15:00Z')).toBe('3日超過');
});

test('English counts one day and several', async () => {
  await changeLanguage('en');
  expect(words('2026-11-22T14:15:00Z')).toBe('1 day overdue');
  expect(words('2026-11-20T08:15:00Z')).toBe('3 days overdue');
  expect(words('2026-11-26T08:15:00Z')).toBe('Due in 3 days');
});

test('the clock is the other side’s wherever the next move is', () => {
  expect(isTheirClock({ side: 'SENDER', status: 'ACCEPTED' })).toBe(true);
  expect(isTheirClock({ side: 'SENDER', status: 'RETURNED' })).toBe(false);
  expect(isTheirClock({ side: 'RECEIVER', status: 'ACCEPTED' })).toBe(false);
  expect(isTheirClock({ side: 'RECEIVER', status: 'RETURNED' })).toBe(true);
});
