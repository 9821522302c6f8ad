import { builder } from '../builder.ts';
import { today, yearsFromToday } from '../clock/tokyoDate.ts';
import type { Issues } from '../errors.ts';
import type { RestrictionReason } from '../generated/prisma/enums.ts';
import { checkDay } from '../people/check.ts';
import { checkText, lengths } from '../text/check.ts';
import { RestrictionReasonEnum } from './enums.ts';

/** Why, and until when it is to be looked at again. */
export interface Grounds {
  reason: RestrictionReason;
  note?: string | null;
  reviewOn?: string | null;
}

/** Furthest review date, in years from today; usual is one, as 支援措置 is renewed every year (住民基本台帳事務処理要領 [check]). */
const furthestReview = 3;

export const RestrictionInput = builder.inputRef<Grounds>('RestrictionInput').implement({
  description: 'Why a record is restricted, and when that is looked at again.',
  fields: (t) => ({
    reason: t.field({ type: RestrictionReasonEnum, required: true, description: 'Why.' }),
    note: t.string({
      description: 'What those named must know; at most 500 characters. Required with the reason OTHER.',
    }),
    reviewOn: t.string({
      description:
        'Day on which the restriction is to be looked at again, after today and within 3 years; none: no day is set. Usual is a year on, as support measures (支援措置) are renewed every year. Nothing ends by itself then. Era or ISO.',
    }),
  }),
});

/** @returns what to store, of use only when no issue was added */
export function checkGrounds(issues: Issues, { reason, note, reviewOn }: Grounds) {
  const day = checkDay(issues, 'reviewOn', reviewOn);
  if (day && day <= today()) issues.add('reviewOn', 'DATE_PAST');
  if (day && day > yearsFromToday(furthestReview)) issues.add('reviewOn', 'DATE_TOO_FAR', { years: furthestReview });
  return {
    reason,
    note: checkText(issues, 'note', note, { max: lengths.note, required: reason === 'OTHER' }),
    reviewOn: day,
  };
}
