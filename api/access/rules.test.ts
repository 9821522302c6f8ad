import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** docs/access.md states every rule once, says by which law, and leads to the tests that fail when it is broken. */

const page = new URL('../../docs/access.md', import.meta.url);
const text = readFileSync(page, 'utf8');

const [rulesText, tableText = ''] = text.split(/^## \d+\. Which test shows which rule$/m) as [string, string?];

/** A rule begins a numbered line, or a lettered one in bold: `8. `, `- **8a.** `. */
const rules = [...rulesText.matchAll(/^(?:(\d+)\. | *- \*\*(\d+[a-z])\.\*\* )/gm)].map(([, one, lettered]) =>
  String(one ?? lettered),
);
const rows = [...tableText.matchAll(/^\| *(\d+[a-z]?) *\| ([^|]+) \| ([^|]*) \|$/gm)].map(([, rule, what, tests]) => ({
  rule: String(rule),
  what: String(what).trim(),
  tests: [...String(tests).matchAll(/\[([^\]]+)\]/g)].map(([, name]) => String(name)),
}));
const files = new Map([...tableText.matchAll(/^\[([^\]]+)\]: (\S+)$/gm)].map(([, name, path]) => [name, String(path)]));

/** 8, 8a … 8f, 9: one after the other, none left out. */
const follows = (before: string, after: string): boolean => {
  const [, number, letter] = /^(\d+)([a-z]?)$/.exec(before) as RegExpExecArray;
  const nextLetter = letter ? String.fromCharCode(letter.charCodeAt(0) + 1) : 'a';
  return after === `${Number(number) + 1}` || after === `${number}${nextLetter}`;
};

describe('docs/access.md', () => {
  it('numbers its rules in order, each once', () => {
    expect(rules[0]).toBe('1');
    expect(rules.length).toBeGreaterThan(90);
    expect(rules.slice(1).filter((rule, at) => !follows(rules[at] as string, rule))).toEqual([]);
    // No rule is written in another way, which would be none here.
    const bold = [...rulesText.matchAll(/\*\*(\d+[a-z]?)\./g)].map(([, rule]) => rule);
    expect(bold.filter((rule) => !rules.includes(rule as string))).toEqual([]);
  });

  it('leads from every rule to its tests, and from no rule that there is not', () => {
    expect(rows.map(({ rule }) => rule)).toEqual(rules);
    expect(rows.filter(({ what, tests }) => what === '' || tests.length === 0)).toEqual([]);
    expect(rows.filter(({ tests }) => new Set(tests).size < tests.length)).toEqual([]);
  });

  it('leads to files that are there, and are tests', () => {
    const named = [...new Set(rows.flatMap(({ tests }) => tests))].sort();
    expect([...files.keys()].sort()).toEqual(named);
    for (const [name, path] of files) {
      expect([name, path]).toEqual([name, expect.stringMatching(/^\.\.\/(api|client)\/[\w/]+\.test\.ts$/)]);
      const file = new URL(path, page);
      expect([path, existsSync(file)]).toEqual([path, true]);
      expect([path, /^\s*(it|test)(\.each)?\(/m.test(readFileSync(file, 'utf8'))]).toEqual([path, true]);
    }
    for (const [, path] of rulesText.matchAll(/`((?:api|client)\/[\w/]+\.test\.ts)`/g))
      expect([path, existsSync(new URL(`../${path}`, page))]).toEqual([path, true]);
  });

  it('says in each of its parts by which law', () => {
    const parts = rulesText.split(/^(?=##+ )/m).slice(1);
    expect(parts.length).toBeGreaterThan(9);
    const heads = parts.filter((part) => !/ Art\. \d+/.test(part)).map((part) => part.split('\n')[0]);
    expect(heads).toEqual([]);
  });
});
