import fc from 'fast-check';

/**
 * Written from the table of weights from the left (6 5 4 3 2 7 6 5 4 3 2), not from the formula of the ordinance, so that
 * one mistake cannot sit in both.
 */
export function withCheckDigit(eleven: string): string {
  const weights = '65432765432';
  const sum = [...eleven].reduce((total, digit, at) => total + Number(digit) * Number(weights[at]), 0);
  const check = ['0', '0', '9', '8', '7', '6', '5', '4', '3', '2', '1'][sum % 11];
  return eleven + check;
}

export const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
export const validNumbers = digits(11).map(withCheckDigit);
export const inFours = (number: string, gap: string) => (number.match(/\d{4}/g) ?? []).join(gap);
