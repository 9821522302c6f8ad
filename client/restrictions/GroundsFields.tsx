import { z } from 'zod';
import { today } from '../../api/clock/tokyoDate.ts';
import type { RestrictionReason } from '../generated/graphql.ts';
import { useText } from '../i18n/text.ts';
import { RadioGroup } from '../ui/Choices.tsx';
import { DateField } from '../ui/DateField.tsx';
import { Bound } from '../ui/form/Form.tsx';
import { oneOf, optionalDay, optionalText } from '../ui/form/schemas.ts';
import type { AppForm } from '../ui/form/useAppForm.ts';
import { TextArea } from '../ui/TextField.tsx';
import { text } from './text.ts';

export const reasons = ['DV', 'STALKING', 'CHILD_ABUSE', 'OWN_FAMILY', 'OTHER'] as const satisfies RestrictionReason[];

/** Why a record is restricted, and when that is looked at again. */
export const groundsShape = { reason: oneOf(reasons), note: optionalText(500), reviewOn: optionalDay() };
const shape = z.object(groundsShape);

/** The fields of a form that holds `groundsShape` among others. */
export function GroundsFields({ form }: { form: AppForm<z.input<typeof shape>, unknown> }) {
  const t = useText(text);
  return (
    <>
      <Bound form={form} name="reason" label={t('reasonTitle')}>
        {(field) => (
          <RadioGroup {...field} isRequired choices={reasons.map((id) => ({ id, label: t(`reason.${id}`) }))} />
        )}
      </Bound>
      <Bound form={form} name="note" label={t('note')}>
        {(field) => <TextArea {...field} description={t('noteHint')} most={500} rows={2} />}
      </Bound>
      <Bound form={form} name="reviewOn" label={t('reviewOn')}>
        {(field) => <DateField {...field} description={t('reviewHint')} after={today()} />}
      </Bound>
    </>
  );
}
