import { useState } from 'react';
import { z } from 'zod';
import { useText } from '../i18n/text.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Choices.tsx';
import { Bound, Form } from '../ui/form/Form.tsx';
import { requiredText } from '../ui/form/schemas.ts';
import { useAppForm } from '../ui/form/useAppForm.ts';
import { TextField } from '../ui/TextField.tsx';
import { useSecondsUntil } from './SignInProblem.tsx';
import { text } from './text.ts';
import type { SigningIn } from './useSignIn.ts';

const schema = z.object({ login: requiredText(200), password: requiredText(500) });

/** Login and password. The browser may offer a passkey among its suggestions for the login. */
export function PasswordForm({ signingIn }: { signingIn: SigningIn }) {
  const t = useText(text);
  const [isShown, setShown] = useState(false);
  const isWaiting = useSecondsUntil(signingIn.failure?.until) > 0;
  const form = useAppForm({
    schema,
    defaultValues: { login: '', password: '' },
    onSubmit: async ({ login, password }) => {
      await signingIn.withPassword(login, password);
      return undefined;
    },
  });
  return (
    <Form form={form} label={t('title.signIn')}>
      <Bound form={form} name="login" label={t('login')}>
        {(field) => <TextField {...field} autoComplete="username webauthn" />}
      </Bound>
      <div className="flex flex-col gap-1">
        <Bound form={form} name="password" label={t('password')}>
          {(field) => <TextField {...field} type={isShown ? 'text' : 'password'} autoComplete="current-password" />}
        </Bound>
        <Checkbox label={t('showPassword')} value={isShown} onChange={setShown} />
      </div>
      <Button type="submit" isPending={signingIn.isBusy || signingIn.step === 'done'} isDisabled={isWaiting}>
        {t('submit')}
      </Button>
    </Form>
  );
}
