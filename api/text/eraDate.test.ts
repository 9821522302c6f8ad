import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ageOn, formatEra, parseJapaneseDate } from './eraDate.ts';

const isoDays = fc
  .date({ min: new Date('1873-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('parseJapaneseDate', () => {
  it.each([
    ['令和8年4月1日', '2026-04-01'],
    ['令和元年5月1日', '2019-05-01'],
    ['令和1年5月1日', '2019-05-01'],
    ['令和８年４月１日', '2026-04-01'],
    ['令和 8 年　4 月 1 日', '2026-04-01'],
    ['令和08年04月01日', '2026-04-01'],
    ['㋿8年4月1日', '2026-04-01'],
    ['㍻31年4月30日', '2019-04-30'],
    ['令8.4.1', '2026-04-01'],
    ['R8.4.1', '2026-04-01'],
    ['r8.4.1', '2026-04-01'],
    ['Ｒ８．４．１', '2026-04-01'],
    ['R元.5.1', '2019-05-01'],
    ['H31/4/30', '2019-04-30'],
    ['S63-1-7', '1988-01-07'],
    ['S63−1−7', '1988-01-07'],
    ['S63ー1ー7', '1988-01-07'],
    ['R8・4・1', '2026-04-01'],
    ['令和八年四月一日', '2026-04-01'],
    ['昭和六十三年十二月二十五日', '1988-12-25'],
    ['二〇二六年四月十日', '2026-04-10'],
    ['2026-04-01', '2026-04-01'],
    ['2026/4/1', '2026-04-01'],
    ['2026年4月1日', '2026-04-01'],
    ['20260401', '2026-04-01'],
    ['２０２６０４０１', '2026-04-01'],
    ['2024/2/29', '2024-02-29'],
  ])('reads %s as %s', (text, iso) => {
    expect(parseJapaneseDate(text)).toEqual({ iso });
  });

  it.each([
    ['明治6年1月1日', '1873-01-01'],
    ['明治45年7月29日', '1912-07-29'],
    ['大正元年7月30日', '1912-07-30'],
    ['大正15年12月24日', '1926-12-24'],
    ['昭和元年12月25日', '1926-12-25'],
    ['昭和64年1月7日', '1989-01-07'],
    ['平成元年1月8日', '1989-01-08'],
    ['平成31年4月30日', '2019-04-30'],
    ['令和元年5月1日', '2019-05-01'],
  ])('reads the first or last day of an era: %s', (text, iso) => {
    expect(parseJapaneseDate(text)).toEqual({ iso });
  });

  it.each([
    '明治元年10月23日',
    '明治5年12月2日',
    '1872-12-31',
    '明治45年7月30日',
    '大正元年7月29日',
    '大正15年12月25日',
    '昭和元年12月24日',
    '昭和64年1月8日',
    '平成元年1月7日',
    '平成31年5月1日',
    '令和元年4月30日',
    '令和0年5月1日',
    '昭和99年1月1日',
    '令和7年2月29日',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '20260230',
    '2100-02-29',
    '令和9000年1月1日',
  ])('finds %s impossible', (text) => {
    expect(parseJapaneseDate(text)).toEqual({ error: 'IMPOSSIBLE' });
  });

  it.each([
    '令和8年',
    '㋿8年',
    '令和8年4月',
    '26/4/1',
    '元年4月1日',
    '2026-04/01',
    'X8.4.1',
    '令和8年4月1日頃',
    '2026年十十月1日',
    'きのう',
    '2026',
    '1'.repeat(1_000_000),
  ])('does not guess at %.12s', (text) => {
    expect(parseJapaneseDate(text)).toEqual({ error: 'UNREADABLE' });
  });

  it('tells an empty field from a wrong one', () => {
    expect(parseJapaneseDate(' 　\n')).toEqual({ error: 'EMPTY' });
  });

  it('reads back every day it can write, in each notation', () => {
    fc.assert(
      fc.property(isoDays, (iso) => {
        const [year, month, day] = iso.split('-').map(Number);
        const texts = [iso, `${year}年${month}月${day}日`, formatEra(iso, 'long'), formatEra(iso, 'short')];
        for (const text of texts) expect(parseJapaneseDate(text)).toEqual({ iso });
      }),
      { numRuns: 2000 },
    );
  });

  it('never throws, and returns only days that exist', () => {
    const shreds = fc.constantFrom(
      '令和',
      'R',
      '平成',
      '元',
      '8',
      '31',
      '13',
      '年',
      '月',
      '日',
      '.',
      '-',
      '〇',
      '十',
      '二',
      ' ',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(shreds).map((parts) => parts.join('')),
        ),
        (text) => {
          const parsed = parseJapaneseDate(text);
          if ('iso' in parsed) expect(new Date(parsed.iso).toISOString().slice(0, 10)).toBe(parsed.iso);
        },
      ),
      { numRuns: 3000 },
    );
  });
});

describe('formatEra', () => {
  it('writes long and short', () => {
    expect(formatEra('2026-04-01', 'long')).toBe('令和8年4月1日');
    expect(formatEra('2026-04-01', 'short')).toBe('R8.4.1');
    expect(formatEra('2019-05-01', 'long')).toBe('令和元年5月1日');
    expect(formatEra('2019-05-01', 'short')).toBe('R1.5.1');
    expect(formatEra('2019-04-30', 'long')).toBe('平成31年4月30日');
  });

  it.each(['1872-12-31', '2026-02-30', 'yesterday'])('refuses %s', (iso) => {
    expect(() => formatEra(iso, 'long')).toThrow(RangeError);
  });

  it('agrees with the calendar of the platform', () => {
    const platform = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', { dateStyle: 'long', timeZone: 'UTC' });
    fc.assert(
      fc.property(isoDays, (iso) => {
        expect(formatEra(iso, 'long')).toBe(platform.format(new Date(iso)));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('ageOn', () => {
  it.each([
    ['1980-04-02', '2026-04-01', 45],
    ['1980-04-02', '2026-04-02', 46],
    ['2000-02-29', '2025-02-28', 24],
    ['2000-02-29', '2025-03-01', 25],
    ['2000-02-29', '2024-02-29', 24],
    ['2026-04-01', '2026-04-01', 0],
    ['2026-04-02', '2026-04-01', -1],
  ])('born %s is on %s %i years old', (birth, on, age) => {
    expect(ageOn(birth, on)).toBe(age);
  });

  it('refuses what is no day', () => {
    expect(() => ageOn('1980-02-30', '2026-04-01')).toThrow(RangeError);
  });
});
