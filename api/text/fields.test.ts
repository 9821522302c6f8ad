import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkEmail,
  checkKana,
  checkPhone,
  checkPostalCode,
  graphemeLength,
  hasForbiddenCharacter,
  isLongerThan,
  NAME_LIMIT,
} from './fields.ts';

const familyEmoji = '👨\u200d👩\u200d👧';
const katsuWithSelector = '葛\u{e0100}';

describe('graphemeLength', () => {
  it.each([
    ['', 0],
    ['髙橋', 2],
    ['𠮷田', 2],
    [`${katsuWithSelector}城`, 2],
    [familyEmoji, 1],
    ['か\u3099', 1],
    ['Nguyễn'.normalize('NFD'), 6],
  ])('counts %s as %i', (text, length) => {
    expect(graphemeLength(text)).toBe(length);
  });
});

describe('isLongerThan', () => {
  it('counts graphemes, not UTF-16 units', () => {
    for (const grapheme of ['あ', '𠮷', katsuWithSelector, familyEmoji]) {
      expect(isLongerThan(grapheme.repeat(20), 20)).toBe(false);
      expect(isLongerThan(grapheme.repeat(21), 20)).toBe(true);
    }
  });

  it('does not let marks pile up, however few graphemes they make', () => {
    expect(isLongerThan(`あ${'\u0301'.repeat(1_000_000)}`, 20)).toBe(true);
  });
});

describe('hasForbiddenCharacter', () => {
  it.each([
    '髙橋　恵',
    '𠮷田',
    `${katsuWithSelector}城`,
    familyEmoji,
    'ｻﾄｳ',
    '一行目\r\n\t二行目',
    'Nguyễn'.normalize('NFD'),
  ])('allows %s', (text) => {
    expect(hasForbiddenCharacter(text)).toBe(false);
  });

  it.each([
    '佐藤\0',
    '\u001b[31m',
    '\u007f',
    '\u0085',
    '佐藤\u202e花子',
    '\u202a',
    '\u2066',
    '\u2069',
    '\u200f',
    '\ufeff',
    '佐藤\ud842',
    '\udfb7田',
  ])('forbids %j', (text) => {
    expect(hasForbiddenCharacter(text)).toBe(true);
  });

  it('lets nothing through that UTF-8 or PostgreSQL could not store', () => {
    const units = fc.nat(0xffff).map((unit) => String.fromCharCode(unit));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: units })), (text) => {
        if (hasForbiddenCharacter(text)) return;
        expect(Buffer.from(text, 'utf8').toString('utf8')).toBe(text);
        expect(text).not.toContain('\0');
      }),
      { numRuns: 1000 },
    );
  });
});

describe('checkKana', () => {
  it.each([
    ['たかはし　めぐみ', 'たかはし　めぐみ'],
    ['タカハシ メグミ', 'たかはし　めぐみ'],
    ['ﾀｶﾊｼ  ﾒｸﾞﾐ', 'たかはし　めぐみ'],
    ['か゛くはﾟ', 'がくぱ'],
    ['グエン・ティ・ホア', 'ぐえん・てぃ・ほあ'],
    ['ｸﾞｴﾝ･ﾃｨ･ﾎｱ', 'ぐえん・てぃ・ほあ'],
    ['マリ-', 'まりー'],
    ['ヴァン', 'ゔぁん'],
    ['みすゞ', 'みすゞ'],
  ])('stores %s as %s', (text, value) => {
    expect(checkKana(text)).toEqual({ value });
  });

  it.each(['高橋', 'Tanaka', 'たなか1', 'たなか。', 'ー', '・', 'たなか・', 'ア\0', '-'])('refuses %s', (text) => {
    expect(checkKana(text)).toEqual({ error: 'NOT_KANA' });
  });

  it('tells empty and overlong furigana apart', () => {
    for (const nothing of ['　', '\u200b', '\u3164', '\u2800']) expect(checkKana(nothing)).toEqual({ error: 'EMPTY' });
    expect(checkKana('あ'.repeat(NAME_LIMIT + 1))).toEqual({ error: 'TOO_LONG' });
    expect(checkKana('あ'.repeat(NAME_LIMIT))).toHaveProperty('value');
  });

  it('changes nothing in what it has once accepted', () => {
    const kana = fc.string({ unit: fc.constantFrom(...'あっゔヴヷカガｶﾞﾟ゛ーｰ-・ 　ゝヾ゜'), maxLength: 8 });
    fc.assert(
      fc.property(kana, (text) => {
        const first = checkKana(text);
        if ('value' in first) expect(checkKana(first.value)).toEqual(first);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('checkPostalCode', () => {
  it.each(['5118601', '511-8601', '〒511-8601', '５１１−８６０１', '５１１ー８６０１', ' 〒 511 8601 '])(
    'reads %s',
    (text) => {
      expect(checkPostalCode(text)).toEqual({ value: '511-8601' });
    },
  );

  it.each([
    ['511860', 'NOT_POSTAL_CODE'],
    ['51186011', 'NOT_POSTAL_CODE'],
    ['5118-601', 'NOT_POSTAL_CODE'],
    ['桑原市', 'NOT_POSTAL_CODE'],
    ['', 'EMPTY'],
    ['5'.repeat(1_000_000), 'TOO_LONG'],
  ])('refuses %.12s as %s', (text, error) => {
    expect(checkPostalCode(text)).toEqual({ error });
  });
});

describe('checkPhone', () => {
  it.each([
    ['0594001234', '0594001234'],
    ['0594-00-1234', '0594-00-1234'],
    ['０５９４（００）１２３４', '0594-00-1234'],
    ['(0594) 00-1234', '0594-00-1234'],
    ['090ー0000ー1234', '090-0000-1234'],
    ['05000001234', '05000001234'],
    ['0800-000-0000', '0800-000-0000'],
    ['0120 000 000', '0120-000-000'],
  ])('stores %s as %s', (text, value) => {
    expect(checkPhone(text)).toEqual({ value });
  });

  it.each([
    ['090-0000-123', 'NOT_PHONE'],
    ['0594-00-12345', 'NOT_PHONE'],
    ['1594-00-1234', 'NOT_PHONE'],
    ['119', 'NOT_PHONE'],
    ['0594-00-1234 内線12', 'NOT_PHONE'],
    ['', 'EMPTY'],
    ['0'.repeat(1_000_000), 'TOO_LONG'],
  ])('refuses %.20s as %s', (text, error) => {
    expect(checkPhone(text)).toEqual({ error });
  });
});

describe('checkEmail', () => {
  it.each([
    ['Hanako.Sato@Example.JP', 'Hanako.Sato@example.jp'],
    [' ｈａｎａｋｏ＠ｅｘａｍｐｌｅ．ｊｐ ', 'hanako@example.jp'],
    ['hanako..sato.@mobile.example.ne.jp', 'hanako..sato.@mobile.example.ne.jp'],
    ['a+b@xn--eckwd4c7c.xn--zckzah', 'a+b@xn--eckwd4c7c.xn--zckzah'],
  ])('stores %s as %s', (text, value) => {
    expect(checkEmail(text)).toEqual({ value });
  });

  it.each([
    ['hanako', 'NOT_EMAIL'],
    ['hanako@', 'NOT_EMAIL'],
    ['hanako@example', 'NOT_EMAIL'],
    ['hanako@-example.jp', 'NOT_EMAIL'],
    ['花子@example.jp', 'NOT_EMAIL'],
    ['a@b.jp, c@d.jp', 'NOT_EMAIL'],
    ['a b@example.jp', 'NOT_EMAIL'],
    [`${'a'.repeat(65)}@example.jp`, 'NOT_EMAIL'],
    ['123456789018@example.jp', 'INDIVIDUAL_NUMBER'],
    ['', 'EMPTY'],
    ['a'.repeat(1_000_000), 'TOO_LONG'],
  ])('refuses %.20s as %s', (text, error) => {
    expect(checkEmail(text)).toEqual({ error });
  });
});
