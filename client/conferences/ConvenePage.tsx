import { useNavigate } from 'react-router';
import { useMutation } from 'urql';
import { z } from 'zod';
import { today } from '../../api/clock/tokyoDate.ts';
import { refusalOf, useCommandId } from '../command.ts';
import { useText } from '../i18n/text.ts';
import { useViewer } from '../session/SessionProvider.tsx';
import { NotFound } from '../shell/NotFound.tsx';
import { LinkButton } from '../ui/Button.tsx';
import { DateField } from '../ui/DateField.tsx';
import { Bound, Form, SubmitButton } from '../ui/form/Form.tsx';
import { requiredDay, requiredText } from '../ui/form/schemas.ts';
import { useAppForm } from '../ui/form/useAppForm.ts';
import { PageHeader } from '../ui/PageHeader.tsx';
import { TextField } from '../ui/TextField.tsx';
import { toast } from '../ui/Toast.tsx';
import { text as uiText } from '../ui/text.ts';
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
  const command = useCommandId();
  const [, send] = useMutation(ConveneMutation);
  const [year, month] = today().split('-').map(Number) as [number, number];
  const form = useAppForm({
    schema: z.object({ title: requiredText(120), heldOn: requiredDay(), lastDay: requiredDay() }),
    // The eras go on: a title of another year than Reiwa's is typed over.
    defaultValues: {
      title: t('field.titleDefault', { year: t('comma') === '、' ? year - 2018 : year, month }),
      heldOn: '',
      lastDay: '',
    },
    onSubmit: async (input) => {
      const { data, error } = await send({ commandId: command.current(), input });
      const answer = data?.conveneConference;
      const refusal = refusalOf({ data: answer, error });
      if (refusal) return refusal;
      command.done();
      toast('success', t('convene.done'));
      if (answer?.__typename === 'Conference') await navigate(`/conferences/${answer.id}`, { replace: true });
      return undefined;
    },
  });
  return (
    <div className="max-w-3xl">
      <PageHeader title={t('title.convene')} lead={t('lead')} />
      <Form form={form} label={t('title.convene')}>
        <Bound form={form} name="title" label={t('field.title')}>
          {(field) => <TextField {...field} isRequired description={t('field.titleHint')} autoComplete="off" />}
        </Bound>
        <Bound form={form} name="heldOn" label={t('field.heldOn')}>
          {(field) => <DateField {...field} isRequired />}
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
