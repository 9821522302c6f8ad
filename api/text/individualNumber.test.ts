import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digits, inFours, validNumbers, withCheckDigit } from '../testing/individualNumbers.ts';
import { findIndividualNumber } from './individualNumber.ts';

const fullWidth = (text: string) => text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
const gaps = fc.constantFrom('-', ' ', '　', '－', '−', 'ー', ' - ', '‐', '  ');
const proseWithoutDigits = fc
  .string({ unit: 'grapheme' })
  .filter((text) => !/[\d０-９\s]|[-‐‑‒–—―−ー－ｰ─]/u.test(text));

describe('findIndividualNumber', () => {
  it('knows numbers published as examples with a right check digit', () => {
    for (const number of ['123456789018', '983205673214']) {
      expect(findIndividualNumber(number)).toEqual({ index: 0, length: 12 });
    }
  });

  it('finds every valid number in any spelling, and says where', () => {
    const spelled = fc.oneof(
      validNumbers,
      validNumbers.map(fullWidth),
      fc.tuple(validNumbers, gaps).map(([number, gap]) => inFours(number, gap)),
      fc.tuple(validNumbers, gaps).map(([number, gap]) => fullWidth(inFours(number, gap))),
      fc.tuple(validNumbers, fc.constantFrom(' ', '-')).map(([number, gap]) => [...number].join(gap)),
      validNumbers.map((number) => [...number].join('\u200b')),
    );
    fc.assert(
      fc.property(proseWithoutDigits, spelled, proseWithoutDigits, (before, number, after) => {
        const text = `${before}x${number}x${after}`;
        expect(findIndividualNumber(text)).toEqual({ index: before.length + 1, length: number.length });
      }),
      { numRuns: 3000 },
    );
  });

  it('passes every number with a wrong check digit', () => {
    fc.assert(
      fc.property(validNumbers, fc.integer({ min: 1, max: 9 }), gaps, (number, shift, gap) => {
        const wrong = number.slice(0, 11) + ((Number(number[11]) + shift) % 10);
        expect(findIndividualNumber(wrong)).toBeNull();
        expect(findIndividualNumber(inFours(wrong, gap))).toBeNull();
      }),
      { numRuns: 2000 },
    );
  });

  it('passes a valid number that is part of a longer one', () => {
    fc.assert(
      fc.property(validNumbers, digits(1), digits(4), fc.constantFrom('-', ' '), (number, one, four, gap) => {
        for (const text of [number + one, one + number, fullWidth(one) + number]) {
          expect(findIndividualNumber(text)).toBeNull();
        }
        // The other twelve digits of a card may be valid by chance.
        fc.pre(withCheckDigit((number + four).slice(4, 15)) !== (number + four).slice(4));
        fc.pre(withCheckDigit((four + number).slice(0, 11)) !== (four + number).slice(0, 12));
        expect(findIndividualNumber(inFours(number + four, gap))).toBeNull();
        expect(findIndividualNumber(inFours(four + number, gap))).toBeNull();
      }),
    );
  });

  it('passes telephone numbers and dates side by side, whatever their digits', () => {
    const phone = fc.tuple(digits(3), digits(4), digits(4)).map((parts) => parts.join('-'));
    const landline = fc.tuple(digits(4), digits(2), digits(4)).map((parts) => parts.join('-'));
    const day = fc.date({ noInvalidDate: true, min: new Date('1900-01-01'), max: new Date('2099-12-31') });
    const date = fc
      .tuple(day, fc.constantFrom('-', '/', ''))
      .map(([moment, gap]) => moment.toISOString().slice(0, 10).replaceAll('-', gap));
    const postalCode = fc.tuple(digits(3), digits(4)).map((parts) => parts.join('-'));
    const plain = fc.oneof(phone, landline, date, postalCode, digits(10), digits(11), digits(13));
    const gap = fc.constantFrom(
      ' ',
      '    ',
      '\t',
      '　',
      '、',
      '\n',
      '\r\n',
      ' / ',
      ', ',
      '，',
      ':',
      '；',
      ' | ',
      '+',
      '～',
      '\n・',
      '\n- ',
      'の',
      ')(',
    );
    fc.assert(
      fc.property(fc.array(plain, { minLength: 2, maxLength: 6 }), gap, (parts, between) => {
        expect(findIndividualNumber(parts.join(between))).toBeNull();
      }),
      { numRuns: 3000 },
    );
  });

  it('finds a number with a date or a telephone number beside it', () => {
    const number = '123456789018';
    for (const text of [
      `${inFours(number, ' ')} 2026-04-01`,
      `2026-04-01 ${inFours(number, ' ')}`,
      `1980 ${inFours(number, '-')}`,
      `090-1234-5678 ${inFours(number, ' ')}`,
      `${number} 0594-00-1234`,
      `20260401 ${number}`,
      `${number}-1`,
      `${number} 123456789012`,
    ]) {
      expect(findIndividualNumber(text), text).not.toBeNull();
    }
  });

  const closeMarks = fc.constantFrom(
    '-',
    '--',
    '.',
    '．',
    '・',
    '･',
    '·',
    '/',
    '／',
    '_',
    '. ',
    ' /',
    '/ ',
    '⁄',
    '\\',
    '﹣',
  );
  const cutAt = (number: string, cuts: number[]) => {
    const ends = [...new Set(cuts)].sort((one, other) => one - other);
    return [...ends, 12].map((end, at) => number.slice(ends[at - 1] ?? 0, end));
  };
  const cuts = fc.array(fc.integer({ min: 1, max: 11 }), { minLength: 1, maxLength: 11 });
  const marked = (text: string) => ({ index: 1, length: text.length });

  it('finds a number in any grouping joined by any marks', () => {
    fc.assert(
      fc.property(
        validNumbers,
        cuts,
        fc.array(closeMarks, { minLength: 11, maxLength: 11 }),
        (number, places, marks) => {
          const text = cutAt(number, places)
            .map((group, at) => (at === 0 ? group : marks[at] + group))
            .join('');
          // A mark with a blank may set apart something that is plainly a date or a telephone number.
          fc.pre(!text.includes(' ') || !/\d[./-]+\d|\d{8}/.test(text.normalize('NFKC')));
          expect(findIndividualNumber(`x${text}、`), text).toEqual(marked(text));
        },
      ),
      { numRuns: 3000 },
    );
    fc.assert(
      fc.property(validNumbers, cuts, fc.constantFrom(' ', '　', '  '), (number, places, blank) => {
        const groups = cutAt(number, places);
        fc.pre(!groups.some((group) => /^0\d{9,10}$|^(19|20)\d{6}$/.test(group)));
        const text = groups.join(blank);
        expect(findIndividualNumber(`x${text}、`), text).toEqual(marked(text));
      }),
      { numRuns: 3000 },
    );
  });

  it('finds a number in any digits that people read as such, whatever nobody sees between them', () => {
    const scripts = [
      '⓪①②③④⑤⑥⑦⑧⑨',
      '⓿❶❷❸❹❺❻❼❽❾',
      '𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗',
      '〇一二三四五六七八九',
      '零壱弐参四五六七八九',
      '零壱弐参肆伍陸漆捌玖',
      '零壹貳參肆伍陸柒捌玖',
      '〇〡〢〣〤〥〦〧〨〩',
      '〇ⅠⅡⅢⅣⅤⅥⅦⅧⅨ',
      '〇ⅰⅱⅲⅳⅴⅵⅶⅷⅸ',
      '٠١٢٣٤٥٦٧٨٩',
      '०१२३४५६७८९',
      '⁰¹²³⁴⁵⁶⁷⁸⁹',
    ].map((script) => Array.from(script));
    const unseen = ['', '\u200b', '\u00ad', '\u2060', '\u3164', '\ufe0f\u20e3', '\u034f'];
    fc.assert(
      fc.property(
        validNumbers,
        fc.constantFrom(...scripts),
        fc.constantFrom(...unseen),
        fc.constantFrom('', ' ', '-', '・'),
        (number, script, between, join) => {
          const spell = (group: string) => Array.from(group, (digit) => script[Number(digit)]).join(between);
          const text = cutAt(number, [4, 8]).map(spell).join(join);
          expect(findIndividualNumber(`x${text}、`), text).toEqual(marked(text));
          fc.pre(number !== withCheckDigit(number.slice(0, 10) + ((Number(number[10]) + 1) % 10)));
          expect(findIndividualNumber(spell(number.slice(0, 11))), 'a digit less').toBeNull();
        },
      ),
      { numRuns: 3000 },
    );
    for (const text of ['一二三四 5678 九〇一八', '健一123456789018', '①123456789018', '⑫③④⑤⑥⑦⑧⑨⓪①⑧']) {
      expect(findIndividualNumber(text), text).not.toBeNull();
    }
  });

  it('passes what a record says side by side, whatever its digits', () => {
    const within = (min: number, max: number, length = 1) =>
      fc.integer({ min, max }).map((number) => String(number).padStart(length, '0'));
    const written = (mark: string, ...parts: fc.Arbitrary<string>[]) => fc.tuple(...parts).map((all) => all.join(mark));
    const phone = fc.oneof(
      written('-', fc.constantFrom('090', '080'), digits(4), digits(4)),
      written('-', fc.constant('0594'), digits(2), digits(4)),
      written('', fc.constant('0594'), digits(6)),
    );
    const day = written('/', within(1, 12), within(1, 31));
    const date = fc.oneof(
      written('-', within(1900, 2099), within(1, 12, 2), within(1, 31, 2)),
      written('', within(1900, 2099), within(1, 12, 2), within(1, 31, 2)),
    );
    const entries = fc.oneof(
      written(' ', day, phone),
      written('. ', within(1, 99), phone),
      phone.map((number) => `健一 ${number}`),
      written(' ', date, digits(4)),
      written(' ', day, digits(4), day, digits(4)),
      written(' ', written('-', digits(3), digits(4)), digits(5)),
      fc.array(written('.', within(35, 41), digits(1)), { minLength: 4, maxLength: 4 }).map((all) => all.join(' ')),
      fc
        .array(written('/', within(90, 199), within(50, 99)), { minLength: 2, maxLength: 3 })
        .map((all) => all.join(' ')),
    );
    fc.assert(
      fc.property(entries, (text) => {
        expect(findIndividualNumber(text), text).toBeNull();
      }),
      { numRuns: 3000 },
    );
  });

  it('takes one in ten of other 12-digit numbers for one, as documented', () => {
    let found = 0;
    for (let number = 483_920_000_000; number < 483_920_010_000; number++) {
      if (findIndividualNumber(String(number))) found++;
    }
    expect(found).toBe(1000);
  });

  it('finds the first of several, and one at the end of a long text', () => {
    expect(findIndividualNumber('a 123456789018 b 983205673214')).toEqual({ index: 2, length: 12 });
    for (const piece of [
      '1\u200b',
      '一・',
      '１２３４　',
      '.-',
      '\u0301',
      '1,',
      '1234\n',
      'の',
      '\n',
      ' ',
      '- ',
      'Ⅰ(',
    ]) {
      expect(findIndividualNumber(piece.repeat(50_000)), piece).toBeNull();
    }
    expect(findIndividualNumber(`${'1 '.repeat(400_000)}x123456789018`)).toEqual({ index: 800_001, length: 12 });
  });
});
