import type { z } from 'zod';
import { plusDays } from '../days.ts';
import { say, useText } from '../i18n/text.ts';
import { DateField } from '../ui/DateField.tsx';
import { Bound } from '../ui/form/Form.tsx';
import { optionalDay, requiredDay } from '../ui/form/schemas.ts';
import type { AppForm } from '../ui/form/useAppForm.ts';
import { DayShortcuts } from './DayShortcuts.tsx';
import { text } from './text.ts';

/** First and last day of a posting, as people say them. `validUntil` holds the last day, '' for none. */
export const periodShape = { validFrom: requiredDay(), validUntil: optionalDay() };

/** For a schema with `periodShape`: the last day is not before the first. */
export const periodInOrder = [
  ({ validFrom, validUntil }: { validFrom: string; validUntil: string }) => !validUntil || validUntil >= validFrom,
  { path: ['validUntil'], error: () => say(text)('fields.endBeforeStart') },
] satisfies Parameters<z.ZodObject<typeof periodShape>['refine']>;

/** What the API takes as the end: the day after the last day. */
export const endOf = (lastDay: string): string | null => (lastDay ? plusDays(lastDay, 1) : null);

/** Fields for the first and the last day of a posting. */
export function PeriodFields<I extends { validFrom: string; validUntil: string }, O>({
  form,
}: {
  form: AppForm<I, O>;
}) {
  const t = useText(text);
  // The form may have further fields; these two are typed here.
  const period = form as unknown as AppForm<{ validFrom: string; validUntil: string }>;
  return (
    <>
      <Bound form={period} name="validFrom" label={t('fields.validFrom')}>
        {(field) => (
          <div className="flex flex-col gap-2">
            <DateField {...field} isRequired />
            <DayShortcuts kind="first" onChoose={field.onChange} />
          </div>
        )}
      </Bound>
      <Bound form={period} name="validUntil" label={t('fields.lastDay')}>
        {(field) => (
          <div className="flex flex-col gap-2">
            <DateField {...field} description={t('fields.lastDayHint')} />
            <DayShortcuts kind="last" onChoose={field.onChange} />
          </div>
        )}
      </Bound>
    </>
  );
}
