import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as fields from './fields.ts';

const { checkEmail, checkKana, checkLine, checkPhone, checkPostalCode, checkText, graphemeLength } = fields;
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

describe('checkLine', () => {
  it.each([
    '髙橋　恵',
    '𠮷田',
    `${katsuWithSelector}城`,
    '山﨑',
    '\ufa10本',
    `花子${familyEmoji}`,
    'ｻﾄｳ',
    'Nguyễn'.normalize('NFD'),
  ])('keeps %s exactly as typed', (name) => {
    expect(checkLine(` ${name}　\n`, 20)).toEqual({ value: name });
  });

  it.each([
    ['', 'EMPTY'],
    [' 　\t', 'EMPTY'],
    ['あ'.repeat(21), 'TOO_LONG'],
    [`あ${'\u0301'.repeat(1000)}`, 'TOO_LONG'],
    ['あ'.repeat(1_000_000), 'TOO_LONG'],
    ['佐藤\0', 'CONTROL_CHARACTER'],
    ['佐藤\u202e花子', 'CONTROL_CHARACTER'],
    ['佐藤\ud842', 'LONE_SURROGATE'],
    ['\udfb7田', 'LONE_SURROGATE'],
    ['番号１２３４ ５６７８ ９０１８', 'INDIVIDUAL_NUMBER'],
  ])('refuses %.12j as %s', (text, error) => {
    expect(checkLine(text, 20)).toEqual({ error });
  });

  it('counts graphemes, not UTF-16 units', () => {
    expect(checkLine(katsuWithSelector.repeat(20), 20)).toHaveProperty('value');
    expect(checkLine(familyEmoji.repeat(20), 20)).toHaveProperty('value');
    expect(checkLine(familyEmoji.repeat(21), 20)).toEqual({ error: 'TOO_LONG' });
  });

  it('makes one line of several', () => {
    expect(checkLine('桑原市\r\n本町', 20)).toEqual({ value: '桑原市 本町' });
    expect(fields.normalizeLine('a\tb')).toBe('a b');
  });

  it('accepts nothing that PostgreSQL could not store', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.nat(0xffff).map((c) => String.fromCharCode(c)) })),
        (text) => {
          const checked = checkLine(text, 1000);
          if ('error' in checked) return;
          expect(Buffer.from(checked.value, 'utf8').toString('utf8')).toBe(checked.value);
          expect(checked.value).not.toMatch(/\p{Cc}/u);
          expect(checked.value).toBe(fields.normalizeLine(text));
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('checkText', () => {
  it('keeps lines and tabs, and no other control character', () => {
    expect(checkText(' 一行目\r\n\t二行目\r三行目\n', 50)).toEqual({ value: '一行目\n\t二行目\n三行目' });
    expect(checkText('一行目\u0007', 50)).toEqual({ error: 'CONTROL_CHARACTER' });
    expect(checkText('一行目\n番号は\n1234-5678-9018', 50)).toEqual({ error: 'INDIVIDUAL_NUMBER' });
    expect(checkText('\n', 50)).toEqual({ error: 'EMPTY' });
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
    expect(checkKana('　')).toEqual({ error: 'EMPTY' });
    expect(checkKana('あ'.repeat(fields.NAME_LIMIT + 1))).toEqual({ error: 'TOO_LONG' });
    expect(checkKana('あ'.repeat(fields.NAME_LIMIT))).toHaveProperty('value');
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
