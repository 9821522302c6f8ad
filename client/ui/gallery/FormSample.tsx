import { z } from 'zod';
import { Checkbox, RadioGroup } from '../Choices.tsx';
import { DateField } from '../DateField.tsx';
import { Bound, Form, SubmitButton } from '../form/Form.tsx';
import { oneOf, requiredDay, requiredText } from '../form/schemas.ts';
import { useAppForm } from '../form/useAppForm.ts';
import { Section } from '../layout.tsx';
import { TextField } from '../TextField.tsx';
import { toast } from '../Toast.tsx';
import { useWords } from './words.ts';

const schema = z.object({
  name: requiredText(50),
  birthDate: requiredDay(),
  feedback: oneOf(['NONE', 'RECEIVED', 'ENDED']),
  explained: z.boolean(),
});

/** A form whose server refuses the name "拒否". */
export function FormSample() {
  const l = useWords();
  const form = useAppForm({
    schema,
    defaultValues: { name: '', birthDate: '', feedback: '', explained: false },
    async onSubmit(values) {
      await new Promise((resolve) => setTimeout(resolve, 700));
      if (values.name === '拒否') {
        return [
          { path: 'input.name', message: l('この名前は使えません。', 'This name is refused.') },
          { path: 'input.elsewhere', message: l('窓口が閉まっています。', 'The window is closed.') },
        ];
      }
      toast('success', l('送りました。', 'Sent.'));
    },
  });
  return (
    <Section title={l('フォーム', 'Form')}>
      <Form form={form} label={l('見本のフォーム', 'Sample form')} className="max-w-2xl">
        <Bound form={form} name="name" label={l('氏名', 'Name')}>
          {(field) => <TextField {...field} isRequired />}
        </Bound>
        <Bound form={form} name="birthDate" label={l('生年月日', 'Date of birth')}>
          {(field) => <DateField {...field} isRequired />}
        </Bound>
        <Bound form={form} name="feedback" label={l('紹介元に伝えてよいこと', 'What the referrer may learn')}>
          {(field) => (
            <RadioGroup
              {...field}
              isRequired
              choices={[
                { id: 'NONE', label: l('何も伝えない', 'Nothing') },
                { id: 'RECEIVED', label: l('受け取ったこと', 'That it was received') },
                { id: 'ENDED', label: l('支援が終わったことまで', 'Up to the end of support') },
              ]}
            />
          )}
        </Bound>
        <Bound form={form} name="explained" label={l('本人に説明した', 'Explained to the person')}>
          {(field) => <Checkbox {...field} />}
        </Bound>
        <div>
          <SubmitButton form={form}>{l('送る', 'Send')}</SubmitButton>
        </div>
      </Form>
    </Section>
  );
}
