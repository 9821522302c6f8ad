import { z } from 'zod';
import { say, useText } from '../i18n/text.ts';
import { Checkbox } from '../ui/Choices.tsx';
import { Bound, Form, SubmitButton } from '../ui/form/Form.tsx';
import { Card, Section } from '../ui/layout.tsx';
import { toast } from '../ui/Toast.tsx';
import { useCommandForm } from '../useCommandForm.ts';
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
  const form = useCommandForm({
    document: AcknowledgeMutation,
    schema: z.object({ read: z.boolean().refine(Boolean, { error: () => say(text)('secrecy.unchecked') }) }),
    defaultValues: { read: false },
    args: () => ({ id, noticeVersion: notice.version }),
    onDone: () => {
      toast('success', t('secrecy.done'));
      onDone();
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
