import { z } from 'zod';
import { today } from '../../api/clock/tokyoDate.ts';
import { agencyLabels } from '../agencies/labels.ts';
import { say, useText } from '../i18n/text.ts';
import { Checkbox, RadioGroup } from '../ui/Choices.tsx';
import { DateField } from '../ui/DateField.tsx';
import { Bound, Form, SubmitButton } from '../ui/form/Form.tsx';
import { oneOf, requiredDay } from '../ui/form/schemas.ts';
import { useAppForm } from '../ui/form/useAppForm.ts';
import { NumberField } from '../ui/NumberField.tsx';
import { channels } from './documents.ts';
import { text } from './text.ts';
import { useRecord } from './useRecord.ts';

const most = 1000;

const schema = z.object({
  day: requiredDay().refine((day) => day <= today(), { error: () => say(text)('count.future') }),
  channel: oneOf(channels),
  count: z.number().nullable().pipe(z.number().int().min(1).max(most)),
  leaflet: z.boolean(),
});

/** Counting people who were told of the service. Day, way and leaflet stay for the next count. */
export function CountForm({ onRecorded }: { onRecorded: () => void }) {
  const t = useText(text);
  const label = useText(agencyLabels);
  const record = useRecord();
  const form = useAppForm({
    schema,
    defaultValues: { day: today(), channel: 'COUNTER', count: 1, leaflet: false },
    onSubmit: async (values) => {
      const refusal = await record(values);
      if (refusal) return refusal;
      form.rhf.setValue('count', 1);
      onRecorded();
      return undefined;
    },
  });
  return (
    <Form form={form} label={t('count.title')}>
      <Bound form={form} name="channel" label={t('count.channel')}>
        {(field) => (
          <RadioGroup {...field} layout="row" choices={channels.map((id) => ({ id, label: label(`channel.${id}`) }))} />
        )}
      </Bound>
      <div className="flex flex-wrap items-end gap-x-8 gap-y-4">
        <Bound form={form} name="count" label={t('count.number')}>
          {(field) => <NumberField {...field} minValue={1} maxValue={most} unit={t('count.unit')} />}
        </Bound>
        <Bound form={form} name="leaflet" label={t('count.leaflet')}>
          {(field) => <Checkbox {...field} className="pb-1" />}
        </Bound>
      </div>
      <Bound form={form} name="day" label={t('count.day')}>
        {(field) => <DateField {...field} />}
      </Bound>
      <div>
        <SubmitButton form={form} icon="plus">
          {t('count.record')}
        </SubmitButton>
      </div>
    </Form>
  );
}
