import type { Issues } from '../errors.ts';
import { hasForbiddenCharacter, isLongerThan } from './fields.ts';
import { findIndividualNumber } from './individualNumber.ts';
import { isVisible } from './visible.ts';

/** Longest texts, in graphemes as a reader counts them. */
export const lengths = { line: 120, note: 500, text: 4000 } as const;

/**
 * Checks one text as every text of the product is checked: length, characters, no Individual Number (番号法: this Act is
 * not in its schedule, so the number must not be kept). Texts are stored exactly as typed but for
 * surrounding space; one that shows nothing is none. One of a line's length has no second line.
 * @returns the text to store
 */
export function checkText(
  issues: Issues,
  path: string,
  value: string | null | undefined,
  { max = lengths.line, required = false }: { max?: number; required?: boolean } = {},
): string {
  const typed = (value ?? '').trim();
  const text = isVisible(typed) ? typed : '';
  if (required && text === '') issues.add(path, 'REQUIRED');
  if (isLongerThan(text, max)) issues.add(path, 'TOO_LONG', { max });
  else if (hasForbiddenCharacter(text) || (max <= lengths.line && /[\n\r\u2028\u2029]/.test(text)))
    issues.add(path, 'CONTROL_CHARACTER');
  else if (findIndividualNumber(text)) issues.add(path, 'INDIVIDUAL_NUMBER');
  return text;
}
