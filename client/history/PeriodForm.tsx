import { z } from 'zod';
import { say, useText } from '../i18n/text.ts';
import { DateField } from '../ui/DateField.tsx';
import { Bound, Form, SubmitButton } from '../ui/form/Form.tsx';
import { requiredDay } from '../ui/form/schemas.ts';
import { useAppForm } from '../ui/form/useAppForm.ts';
import { text } from './text.ts';
import type { Period } from './useHistory.ts';

const days = ({ from, until }: Period): number => (Date.parse(until) - Date.parse(from)) / 86_400_000 + 1;

/** Whether a period can be asked for. */
export const isPeriod = (period: Period): boolean => days(period) >= 1 && days(period) <= 366;

const schema = z
  .object({ from: requiredDay(), until: requiredDay() })
  .refine(isPeriod, { path: ['until'], error: () => say(text)('period.wrong') });

/** From when until when. */
export function PeriodForm({ period, onChange }: { period: Period; onChange: (period: Period) => void }) {
  const t = useText(text);
  const form = useAppForm({
    schema,
    defaultValues: period,
    onSubmit: async (values) => {
      onChange(values);
      return undefined;
    },
  });
  return (
    <Form form={form} label={t('period.apply')}>
      <div className="mb-4 flex flex-wrap items-start gap-x-6 gap-y-3 print:hidden">
        <Bound form={form} name="from" label={t('period.from')}>
          {(field) => <DateField {...field} />}
        </Bound>
        <Bound form={form} name="until" label={t('period.until')}>
          {(field) => <DateField {...field} />}
        </Bound>
        <div className="self-end">
          <SubmitButton form={form}>{t('period.apply')}</SubmitButton>
        </div>
      </div>
    </Form>
  );
}
