import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findIndividualNumber } from './individualNumber.ts';

/**
 * Written from the table of weights from the left (6 5 4 3 2 7 6 5 4 3 2), not from the formula of the ordinance, so that
 * one mistake cannot sit in both.
 */
function withCheckDigit(eleven: string): string {
  const weights = '65432765432';
  const sum = [...eleven].reduce((total, digit, at) => total + Number(digit) * Number(weights[at]), 0);
  const check = ['0', '0', '9', '8', '7', '6', '5', '4', '3', '2', '1'][sum % 11];
  return eleven + check;
}

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
const validNumbers = digits(11).map(withCheckDigit);
const fullWidth = (text: string) => text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
const inFours = (number: string, gap: string) => (number.match(/\d{4}/g) ?? []).join(gap);
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
    const gap = fc.constantFrom(' ', '　', '、', '\n', ' / ');
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

  it('does not join groups over lines or unlike marks', () => {
    for (const text of [
      '1234\n5678\n9018',
      '1234-5678 9018',
      '1234/5678/9018',
      '1234、5678、9018',
      '1234--5678--9018',
    ]) {
      expect(findIndividualNumber(text), text).toBeNull();
    }
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
    expect(findIndividualNumber(`${'1 '.repeat(400_000)}x123456789018`)).toEqual({ index: 800_001, length: 12 });
  });
});
