import { expect, test } from 'vitest';
import { newCode } from '../referrals/code.ts';
import { readCode } from './referralCode.ts';

test.each([
  'D33T-XF99',
  'D33TXF99',
  'd33t-xf99',
  ' d33t xf99 ',
  'Ｄ３３Ｔ－ＸＦ９９',
  'ｄ３３ｔｘｆ９９',
  'D33T–XF99',
  'd33tーxf99',
])('%s is D33T-XF99', (typed) => expect(readCode(typed)).toBe('D33T-XF99'));

test('what is easily mistaken is read as what it must be', () => {
  expect(readCode('oil0-1234')).toBe('0110-1234');
});

test.each(['', 'D33T', 'D33T-XF999', 'U33T-XF99', 'たかはし', '090-0000-1234'])('%s is none', (typed) =>
  expect(readCode(typed)).toBeNull(),
);

test('every code that is made reads as itself', () => {
  for (let i = 0; i < 200; i += 1) {
    const code = newCode();
    expect(readCode(code.replace('-', '').toLowerCase())).toBe(code);
  }
});
