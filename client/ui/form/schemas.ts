import { z } from 'zod';
import { graphemeLength } from '../../../api/text/fields.ts';
import './messages.ts';
import { parseJapaneseDate } from '../../../api/text/eraDate.ts';
import { say } from '../../i18n/text.ts';
import { text } from '../text.ts';

/** Text of at most `most` characters as people count them; may be empty. The value is kept exactly as typed. */
export function optionalText(most: number) {
  return z
    .string()
    .refine((value) => graphemeLength(value) <= most, { error: () => say(text)('errors.tooLong', { most }) });
}

/** As `optionalText`, but white space alone is not enough. */
export function requiredText(most: number) {
  return optionalText(most).refine((value) => value.trim() !== '', { error: () => say(text)('errors.required') });
}

/** Value of a `DateField`: a day `YYYY-MM-DD`, or '' for none. */
export function optionalDay() {
  return z.string().superRefine((value, context) => {
    const parsed = parseJapaneseDate(value);
    if ('iso' in parsed || parsed.error === 'EMPTY') return;
    context.addIssue({ code: 'custom', message: say(text)(`date.${parsed.error}`) });
  });
}

/** Value of a `DateField` that must be filled in. */
export function requiredDay() {
  return optionalDay().refine((value) => value !== '', { error: () => say(text)('date.EMPTY') });
}

/** Value of a `RadioGroup`, `Select` or `ComboBox` where one of `values` must be chosen: '' goes in, never comes out. */
export function oneOf<const K extends string>(values: readonly K[]) {
  return z
    .custom<K | ''>((value) => value === '' || values.includes(value as K))
    .transform((value, context): K => {
      if (value !== '') return value;
      context.addIssue({ code: 'custom', message: say(text)('errors.choose') });
      return z.NEVER;
    });
}
