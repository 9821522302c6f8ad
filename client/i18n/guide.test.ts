import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { catalogue } from '../../api/messages.ts';
import { sessionMessages } from '../../api/session/messages.ts';
import { i18n, type Language } from './i18n.ts';

const nouns = import.meta.glob(['../**/*{text,Text,labels}.ts', '!./text.ts'], { eager: true });

/** Every sentence in an object of words. */
const sentences = (words: unknown): string[] =>
  typeof words === 'string' ? [words] : Object.values(words as object).flatMap(sentences);

const literally = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** Whether a quotation is part of a sentence; what a sentence of some length leaves to be filled in may be anything. */
function says(sentence: string, quoted: string): boolean {
  if (sentence.includes(quoted)) return true;
  const fixed = sentence.split(/\{\{\w+\}\}/);
  if (fixed.length === 1 || fixed.join('').length < 5) return false;
  return new RegExp(`^${fixed.map(literally).join('.+')}$`).test(quoted);
}

const guides: [Language, RegExp][] = [
  ['ja', /「([^」]+)」/g],
  ['en', /“([^”]+)”/g],
];

test.each(guides)('the API (%s) quotes the very words of the screens', (language, quotation) => {
  const screens = sentences(i18n.getDataByLanguage(language) ?? {});
  const quoted = Object.values(catalogue).flatMap((message) => [...message[language].matchAll(quotation)]);
  expect(quoted.length).toBeGreaterThan(1);
  expect(quoted.map(([, words = '']) => words).filter((words) => !screens.includes(words))).toEqual([]);
});

test.each(guides)('the guide (%s) quotes the very words of the screens', (language, quotation) => {
  expect(Object.keys(nouns).length).toBeGreaterThan(15);
  const bundles = sentences(i18n.getDataByLanguage(language) ?? {});
  const known = [...bundles, ...Object.values(sessionMessages).map((message) => message[language])];
  const guide = readFileSync(new URL(`../../docs/guide/${language}.md`, import.meta.url), 'utf8');
  const quoted = [...guide.matchAll(quotation)].map(([, words = '']) => words);
  expect(quoted.length).toBeGreaterThan(100);
  // 「…を直す」 quotes the end of a sentence whose beginning is filled in.
  const missing = quoted.filter((words) => {
    const parts = words.split('…').filter(Boolean);
    return !known.some((sentence) => parts.every((part) => says(sentence, part)));
  });
  expect(missing).toEqual([]);
});
