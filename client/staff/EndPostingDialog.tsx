import { useRef } from 'react';
import { useWatch } from 'react-hook-form';
import { z } from 'zod';
import { fiscalYearOf } from '../../api/clock/fiscalYear.ts';
import { today } from '../../api/clock/tokyoDate.ts';
import { agencyLabels } from '../agencies/labels.ts';
import { fiscalYearEnd, lastDay, plusDays } from '../days.ts';
import { say, useText } from '../i18n/text.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { RadioGroup } from '../ui/Choices.tsx';
import { DateField } from '../ui/DateField.tsx';
import { dayInTokyo, formatDate } from '../ui/dates.tsx';
import { Bound } from '../ui/form/Form.tsx';
import { FormDialog } from '../ui/form/FormDialog.tsx';
import { oneOf, optionalDay } from '../ui/form/schemas.ts';
import { toast } from '../ui/Toast.tsx';
import { text as uiText } from '../ui/text.ts';
import { useCommandForm } from '../useCommandForm.ts';
import { DayShortcuts } from './DayShortcuts.tsx';
import { EndPostingMutation, type StaffMember, type StaffPosting } from './documents.ts';
import { periodWords, whenOf } from './period.ts';
import { text } from './text.ts';

const ways = ['day', 'now', 'cancel'] as const;

const schema = z
  .object({ way: oneOf(ways), validUntil: optionalDay() })
  .refine(({ way, validUntil }) => way !== 'day' || validUntil !== '', {
    path: ['validUntil'],
    error: () => say(uiText)('date.EMPTY'),
  });

/** Sets the end of a posting: on a last day, at once, or before it begins. */
export function EndPostingDialog({
  member,
  posting,
  onClose,
  onEnded,
}: {
  member: StaffMember;
  posting: StaffPosting;
  onClose: () => void;
  onEnded: () => void;
}) {
  const t = useText(text);
  const label = useText(agencyLabels);
  const language = useLanguage();
  const version = useRef(posting.version);
  const hasBegun = whenOf(posting) === 'current';
  const firstDay = dayInTokyo(posting.validFrom);

  const form = useCommandForm({
    document: EndPostingMutation,
    schema,
    defaultValues: {
      way: 'day',
      validUntil: posting.validUntil ? lastDay(posting.validUntil) : fiscalYearEnd(fiscalYearOf(today())),
    },
    args: ({ way, validUntil }) => ({
      id: posting.id,
      version: version.current,
      // The API takes the first day without access.
      validUntil: way === 'day' ? plusDays(validUntil, 1) : way === 'now' ? today() : firstDay,
    }),
    onConflict: ({ current }) => {
      version.current = current.version;
      onEnded();
      const until = 'validUntil' in current ? current.validUntil : null;
      const words = until ? formatDate(lastDay(until), language) : t('openEnd');
      return [{ path: '', message: t('endConflict', { until: words }) }];
    },
    onDone: () => {
      toast('success', t('ended'));
      onEnded();
      onClose();
    },
  });
  const way = useWatch({ control: form.rhf.control, name: 'way' }) as (typeof ways)[number];

  return (
    <FormDialog
      form={form}
      title={t('endTitle', { name: member.name })}
      label={t('endTitle', { name: member.name })}
      submit={t(`endWay.${way}`)}
      danger={way !== 'day'}
      onClose={onClose}
    >
      <p>{t('endLead', { role: label(`role.${posting.role}`), period: periodWords(posting, language, t) })}</p>
      <Bound form={form} name="way" label={t('when')}>
        {(field) => (
          <RadioGroup
            {...field}
            choices={[
              { id: 'day', label: t('whenDay') },
              hasBegun
                ? { id: 'now', label: t('whenNow'), note: t('whenNowHint') }
                : { id: 'cancel', label: t('whenCancel') },
            ]}
          />
        )}
      </Bound>
      {way === 'day' && (
        <Bound form={form} name="validUntil" label={t('fields.lastDay')}>
          {(field) => (
            <div className="flex flex-col gap-2">
              <DateField {...field} isRequired />
              <DayShortcuts kind="last" onChoose={field.onChange} />
            </div>
          )}
        </Bound>
      )}
    </FormDialog>
  );
}
