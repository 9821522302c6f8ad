import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inFours, validNumbers } from '../testing/individualNumbers.ts';
import { findIndividualNumber } from './individualNumber.ts';

const farMarks = [
  ...[
    ',',
    '，',
    '、',
    '､',
    ', ',
    ':',
    '：',
    ' : ',
    '；',
    '+',
    '＋',
    '=',
    '＝',
    '~',
    '〜',
    '～',
    '*',
    '＊',
    '×',
    '|',
    '｜',
    '#',
    '→',
  ],
  ...['の', ' の ', '...', '…', '\n', '\r\n', '\n\n', ' \n　', ',\n', '"', '」「', ')(', '）　（', '】【', '*\u200b*'],
];
it.each([...farMarks, '---', '－－－', '-\n', '-  \r\n', '    ', '\t\t\t\t\t', '　　　　　'])(
  'finds a number of three groups of four, or of twelve of one, joined alike by %j',
  (mark) => {
    fc.assert(
      fc.property(validNumbers, (number) => {
        fc.pre(!number.match(/\d{4}/g)?.every((group) => /^(?:19|20)/.test(group)));
        for (const text of [inFours(number, mark), [...number].join(mark)])
          expect(findIndividualNumber(`x${text}です`), text).toEqual({ index: 1, length: text.length });
      }),
    );
  },
);

it('finds a number in brackets', () => {
  for (const text of ['1234(5678)9018', '（1234）（5678）（9018）', '1234「5678」9018'])
    expect(findIndividualNumber(text), text).not.toBeNull();
});

it('passes amounts, times, years and what words or money part', () => {
  for (const text of [
    '123,456,789,018円',
    '12:34:56:78:90:18',
    '123456～789018',
    '12345678\n9018',
    '1234円5678円9018円',
    '¥1234 ¥5678 ¥9018',
    '1234と5678と9018',
    '1234、5678,9018',
    '1234、5678、9018、3456',
    '1234+5678=9018',
    '1234の5678番地9018',
    '123-4567、89018',
  ]) {
    expect(findIndividualNumber(text), text).toBeNull();
  }
  const year = fc.integer({ min: 1900, max: 2099 }).map(String);
  fc.assert(
    fc.property(year, year, year, fc.constantFrom('、', ',', '\n', '→', '～'), (one, two, three, mark) => {
      expect(findIndividualNumber([one, two, three].join(mark))).toBeNull();
    }),
    { numRuns: 2000 },
  );
});
