import { useRef } from 'react';
import { useNavigate } from 'react-router';
import { z } from 'zod';
import { today } from '../../api/clock/tokyoDate.ts';
import { parseJapaneseDate } from '../../api/text/eraDate.ts';
import { useText } from '../i18n/text.ts';
import { useViewer } from '../session/SessionProvider.tsx';
import { NotFound } from '../shell/NotFound.tsx';
import { LinkButton } from '../ui/Button.tsx';
import { DateField } from '../ui/DateField.tsx';
import { Bound, Form, SubmitButton } from '../ui/form/Form.tsx';
import { requiredDay, requiredText } from '../ui/form/schemas.ts';
import { PageHeader } from '../ui/PageHeader.tsx';
import { TextField } from '../ui/TextField.tsx';
import { toast } from '../ui/Toast.tsx';
import { text as uiText } from '../ui/text.ts';
import { useCommandForm } from '../useCommandForm.ts';
import { ConveneMutation } from './documents.ts';
import { text } from './text.ts';

/** Convening a support conference: for a chief of the office. */
export function ConvenePage() {
  const { can } = useViewer();
  return can.conveneConferences ? <ConveneForm /> : <NotFound />;
}

function ConveneForm() {
  const t = useText(text);
  const u = useText(uiText);
  const navigate = useNavigate();
  // The eras go on: a title of another year than Reiwa's is typed over.
  const titleOf = (day: string): string => {
    const [year = 0, month = 0] = day.split('-').map(Number);
    return t('field.titleDefault', { year: t('comma') === '、' ? year - 2018 : year, month });
  };
  const suggested = useRef(titleOf(today()));
  const form = useCommandForm({
    document: ConveneMutation,
    schema: z.object({ title: requiredText(120), heldOn: requiredDay(), lastDay: requiredDay() }),
    defaultValues: { title: suggested.current, heldOn: '', lastDay: '' },
    args: (input) => ({ input }),
    onDone: async (outcome) => {
      toast('success', t('convene.done'));
      if (outcome.__typename === 'Conference') await navigate(`/conferences/${outcome.id}`, { replace: true });
    },
  });
  /** A name that nobody typed follows the day of the meeting. */
  const nameAfter = (typed: string): void => {
    const day = parseJapaneseDate(typed);
    if (!('iso' in day) || form.rhf.getValues('title') !== suggested.current) return;
    suggested.current = titleOf(day.iso);
    form.rhf.setValue('title', suggested.current);
  };
  return (
    <div className="max-w-3xl">
      <PageHeader title={t('title.convene')} lead={t('lead')} />
      <Form form={form} label={t('title.convene')}>
        <Bound form={form} name="title" label={t('field.title')}>
          {(field) => <TextField {...field} isRequired description={t('field.titleHint')} autoComplete="off" />}
        </Bound>
        <Bound form={form} name="heldOn" label={t('field.heldOn')}>
          {(field) => (
            <DateField
              {...field}
              isRequired
              onChange={(typed) => {
                field.onChange?.(typed);
                nameAfter(typed);
              }}
            />
          )}
        </Bound>
        <Bound form={form} name="lastDay" label={t('field.lastDay')}>
          {(field) => <DateField {...field} isRequired description={t('field.lastDayHint')} />}
        </Bound>
        <div className="flex flex-wrap gap-3 border-t border-line pt-4">
          <SubmitButton form={form}>{t('convene.send')}</SubmitButton>
          <LinkButton href="/conferences">{u('cancel')}</LinkButton>
        </div>
      </Form>
    </div>
  );
}
