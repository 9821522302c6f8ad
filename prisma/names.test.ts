import { describe, expect, it } from 'vitest';
import { checkKana, checkPhone, checkPostalCode, hasForbiddenCharacter } from '../api/text/fields.ts';
import { searchTokens } from '../api/text/searchKey.ts';
import { foreignNames, givenNames, surnames } from './names.ts';
import { districts, fictionalPhone } from './places.ts';

const given = Object.values(givenNames).flatMap(({ FEMALE, MALE }) => [...FEMALE, ...MALE]);
const places = districts.map(({ name, kana }) => ({ text: name, kana }));
const distinct = (list: readonly { text: string }[]) => new Set(list.map(({ text }) => text)).size;

describe('pools of the demo city', () => {
  it('are large enough for 300 believable persons, and name nothing twice', () => {
    expect(surnames).toHaveLength(120);
    expect(given).toHaveLength(160);
    for (const pool of [surnames, given, foreignNames, places]) expect(distinct(pool)).toBe(pool.length);
  });

  it('have furigana that the product accepts and stores unchanged', () => {
    for (const { text, kana } of [...surnames, ...given, ...foreignNames, ...places]) {
      expect(checkKana(kana), text).toEqual({ value: kana });
      expect(text).not.toBe('');
      expect(hasForbiddenCharacter(text)).toBe(false);
    }
  });

  it('hold the characters that break careless programs', () => {
    const all = surnames.map(({ text }) => text).join(' ');
    for (const hard of ['髙', '𠮷', '﨑', '邊', '邉', '齋', '濵', '\u{e0100}']) expect(all).toContain(hard);
  });

  it('give every part of a foreign name to the search', () => {
    for (const { text, kana, alias } of foreignNames) {
      const tokens = searchTokens([text, kana, alias]);
      expect(tokens).toContain(alias.split(' ')[0]?.toLowerCase());
      expect(tokens.length).toBeGreaterThan(3);
    }
  });

  it('have postal codes and telephone numbers of the right shape', () => {
    for (const { postalCode } of districts) expect(checkPostalCode(postalCode)).toEqual({ value: postalCode });
    for (const kind of ['LANDLINE', 'MOBILE', 'IP'] as const) {
      for (const line of [0, 7, 9999]) {
        const number = fictionalPhone(kind, line);
        expect(checkPhone(number)).toEqual({ value: number });
      }
    }
    expect(fictionalPhone('LANDLINE', 7)).toBe('0594-00-0007');
  });
});
