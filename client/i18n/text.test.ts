import { afterEach, expect, test } from 'vitest';
import { changeLanguage, currentLanguage } from './i18n.ts';
import { defineText, say } from './text.ts';

const text = defineText('test', {
  ja: { arrived: '{{name}} さんへ {{count}}件', status: { SENT: '送信済み', CLOSED: '終了' } },
  en: {
    arrived: '{{count}} for {{name}}',
    arrived_one: 'one for {{name}}',
    status: { SENT: 'Sent', CLOSED: 'Closed' },
  },
});

afterEach(() => changeLanguage('ja'));

test('Japanese is the language until another is chosen', () => {
  expect(currentLanguage()).toBe('ja');
  expect(say(text)('status.SENT')).toBe('送信済み');
});

test('another language changes every sentence, the English singular included', async () => {
  await changeLanguage('en');
  expect(say(text)('status.CLOSED')).toBe('Closed');
  expect(say(text)('arrived', { name: 'Mori', count: 1 })).toBe('one for Mori');
  expect(say(text)('arrived', { name: 'Mori', count: 2 })).toBe('2 for Mori');
});

test('what is filled in stays as it is, markup and variant characters too', () => {
  expect(say(text)('arrived', { name: '<b>𠮷</b>', count: 1 })).toBe('<b>𠮷</b> さんへ 1件');
});

test('a key or a name that one language lacks does not compile', () => {
  // @ts-expect-error English lacks status.CLOSED
  defineText('test2', { ja: { status: { SENT: '', CLOSED: '' } }, en: { status: { SENT: '' } } });
  // @ts-expect-error Japanese lacks extra
  defineText('test3', { ja: { sent: '' }, en: { sent: '', extra: '' } });
  // @ts-expect-error the sentence needs a name and a count
  expect(() => say(text)('arrived')).not.toThrow();
  // @ts-expect-error no such sentence
  expect(() => say(text)('status.LOST')).not.toThrow();
});
