import { useMutation } from 'urql';
import { z } from 'zod';
import { refusalOf, useCommandId } from '../command.ts';
import { say, useText } from '../i18n/text.ts';
import { Checkbox } from '../ui/Choices.tsx';
import { Bound, Form, SubmitButton } from '../ui/form/Form.tsx';
import { useAppForm } from '../ui/form/useAppForm.ts';
import { Card, Section } from '../ui/layout.tsx';
import { toast } from '../ui/Toast.tsx';
import { AcknowledgeMutation } from './documents.ts';
import { text } from './text.ts';

/** The secrecy of the conference, which a member acknowledges before seeing anybody. */
export function SecrecyNotice({
  id,
  notice,
  onDone,
}: {
  id: string;
  notice: { version: string; paragraphs: readonly string[] };
  onDone: () => void;
}) {
  const t = useText(text);
  const command = useCommandId();
  const [, send] = useMutation(AcknowledgeMutation);
  const form = useAppForm({
    schema: z.object({ read: z.boolean().refine(Boolean, { error: () => say(text)('secrecy.unchecked') }) }),
    defaultValues: { read: false },
    onSubmit: async () => {
      const { data, error } = await send({ commandId: command.current(), id, noticeVersion: notice.version });
      const refusal = refusalOf({ data: data?.acknowledgeConference, error });
      command.done();
      if (refusal) return refusal;
      toast('success', t('secrecy.done'));
      onDone();
      return undefined;
    },
  });
  return (
    <Section title={t('secrecy.title')}>
      <Card className="max-w-3xl">
        <p className="mb-3 font-bold">{t('secrecy.lead')}</p>
        <ul className="mb-4 flex list-disc flex-col gap-2 pl-5 leading-relaxed">
          {notice.paragraphs.map((paragraph) => (
            <li key={paragraph}>{paragraph}</li>
          ))}
        </ul>
        <Form form={form} label={t('secrecy.title')}>
          <Bound form={form} name="read" label={t('secrecy.check')}>
            {(field) => <Checkbox {...field} isRequired />}
          </Bound>
          <div>
            <SubmitButton form={form}>{t('secrecy.send')}</SubmitButton>
          </div>
        </Form>
      </Card>
    </Section>
  );
}
