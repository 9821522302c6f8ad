import { describe, expect, it } from 'vitest';
import { fold, unpiled } from './fold.ts';
import { searchKey } from './searchKey.ts';

const marks = (count: number) => '\u0301\u0323'.repeat(count / 2);

describe('fold', () => {
  it('looks at no more than its limit', () => {
    expect(fold('ＡＢＣ', 2)).toBe('AB');
    expect(fold('ﾊﾟﾊﾟ', 4)).toBe('パパ');
  });

  it('leaves thirty marks in a row, more than any writing has, and every mark that stands with a letter', () => {
    expect(unpiled(`a${marks(30)}b${marks(30)}`)).toBe(`a${marks(30)}b${marks(30)}`);
    expect(unpiled(`a${marks(60)}b${marks(2)}`)).toBe(`a${marks(30)}b${marks(2)}`);
    expect(unpiled(`か${'ﾞ'.repeat(60)}`)).toBe(`か${'ﾞ'.repeat(30)}`);
  });

  it('counts all that becomes a mark which order moves', () => {
    for (let code = 0; code < 0x110000; code++) {
      if (code >= 0xd800 && code < 0xe000) continue;
      const char = String.fromCodePoint(code);
      // A mark that order moves comes before or after another one, and so changes places with it.
      const moves = [...'\u0334\u0301'].some(
        (other) => (other + char).normalize('NFKD') === (char + other).normalize('NFKD'),
      );
      if (moves && char !== '\u0334' && char !== '\u0301')
        expect(unpiled(char.repeat(31)), code.toString(16)).toBe(char.repeat(30));
    }
  });
});

describe('searchKey of a pile', () => {
  it('has few marks, also where what parts them is dropped', () => {
    for (const part of ['', '\u200d', '、', '\ufe00']) {
      const key = searchKey(`か${`${marks(30)}${part}`.repeat(100)}`);
      expect(key.length).toBeLessThan(40);
      expect(searchKey(key)).toBe(key);
    }
  });
});
