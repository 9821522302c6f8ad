import { useMutation } from 'urql';
import { z } from 'zod';
import { graphemeLength } from '../../api/text/fields.ts';
import { refusalOf } from '../command.ts';
import { say, useText } from '../i18n/text.ts';
import { Button } from '../ui/Button.tsx';
import { Bound, Form, SubmitButton } from '../ui/form/Form.tsx';
import { useAppForm } from '../ui/form/useAppForm.ts';
import { TextField } from '../ui/TextField.tsx';
import { toast } from '../ui/Toast.tsx';
import { text as uiText } from '../ui/text.ts';
import { ChangePasswordMutation } from './documents.ts';
import { text } from './text.ts';

/** As the API has it; it knows more reasons to refuse a password. */
const least = 12;

/** All that is wrong at once: each entry is judged though another is missing. */
const schema = z.object({ current: z.string(), next: z.string(), again: z.string() }).superRefine((typed, context) => {
  const { current, next, again } = typed;
  const refuse = (path: keyof typeof typed, message: string): void =>
    context.addIssue({ code: 'custom', path: [path], message });
  for (const path of ['current', 'next', 'again'] as const)
    if (typed[path] === '') refuse(path, say(uiText)('errors.required'));
  if (next !== '' && graphemeLength(next) < least) refuse('next', say(uiText)('errors.tooShort', { least }));
  else if (next !== '' && next === current) refuse('next', say(text)('password.same'));
  if (again !== '' && again !== next) refuse('again', say(text)('password.differs'));
});

/**
 * Changing one's password.
 * @param currentLabel what the present password is called here
 * @param onCancel without it there is no way back
 */
export function PasswordForm({
  currentLabel,
  onDone,
  onCancel,
}: {
  currentLabel?: string;
  onDone: () => void;
  onCancel?: () => void;
}) {
  const t = useText(text);
  const u = useText(uiText);
  const [, change] = useMutation(ChangePasswordMutation);
  const form = useAppForm({
    schema,
    defaultValues: { current: '', next: '', again: '' },
    onSubmit: async ({ current, next }) => {
      const { data, error } = await change({ current, next });
      const refusal = refusalOf({ data: data?.changePassword, error });
      if (refusal) return refusal;
      toast('success', t('password.changed'));
      onDone();
      return undefined;
    },
  });
  return (
    <Form form={form} label={t('password.change')} className="max-w-md">
      <Bound form={form} name="current" label={currentLabel ?? t('password.current')}>
        {(field) => <TextField {...field} type="password" autoComplete="current-password" isRequired />}
      </Bound>
      <Bound form={form} name="next" label={t('password.next')}>
        {(field) => (
          <TextField
            {...field}
            type="password"
            autoComplete="new-password"
            description={t('password.nextHint')}
            isRequired
          />
        )}
      </Bound>
      <Bound form={form} name="again" label={t('password.again')}>
        {(field) => <TextField {...field} type="password" autoComplete="new-password" isRequired />}
      </Bound>
      <div className="flex flex-wrap gap-3">
        <SubmitButton form={form}>{t('password.change')}</SubmitButton>
        {onCancel && (
          <Button variant="outline" onPress={onCancel}>
            {u('cancel')}
          </Button>
        )}
      </div>
    </Form>
  );
}
