import { startRegistration } from '@simplewebauthn/browser';
import { useMutation } from 'urql';
import { z } from 'zod';
import { refusalOf } from '../command.ts';
import { useText } from '../i18n/text.ts';
import { Bound, Form, SubmitButton } from '../ui/form/Form.tsx';
import { requiredText } from '../ui/form/schemas.ts';
import { useAppForm } from '../ui/form/useAppForm.ts';
import { TextField } from '../ui/TextField.tsx';
import { BeginPasskeyRegistrationMutation, FinishPasskeyRegistrationMutation } from './documents.ts';
import { text } from './text.ts';

const schema = z.object({ name: requiredText(60) });

/** Registering a passkey: its name, then the browser asks for finger, face or key. */
export function PasskeyRegistration({ onDone }: { onDone: () => void }) {
  const t = useText(text);
  const [, begin] = useMutation(BeginPasskeyRegistrationMutation);
  const [, finish] = useMutation(FinishPasskeyRegistrationMutation);
  const form = useAppForm({
    schema,
    defaultValues: { name: '' },
    onSubmit: async ({ name }) => {
      const begun = await begin({});
      if (!begun.data) return refusalOf({ error: begun.error });
      const { options, challengeToken } = begun.data.beginPasskeyRegistration;
      let response: string;
      try {
        response = JSON.stringify(await startRegistration({ optionsJSON: JSON.parse(options) }));
      } catch (error) {
        const isKnown = error instanceof Error && error.name === 'InvalidStateError';
        return [{ path: '', message: t(isKnown ? 'passkeys.known' : 'passkeys.unfinished') }];
      }
      const { data, error } = await finish({ challengeToken, response, name });
      const refusal = refusalOf({ data: data?.finishPasskeyRegistration, error });
      if (!refusal) onDone();
      return refusal;
    },
  });
  return (
    <Form form={form} label={t('passkeys.add')}>
      <Bound form={form} name="name" label={t('passkeys.name')}>
        {(field) => <TextField {...field} description={t('passkeys.nameHint')} isRequired />}
      </Bound>
      <SubmitButton form={form}>{t('passkeys.add')}</SubmitButton>
    </Form>
  );
}
