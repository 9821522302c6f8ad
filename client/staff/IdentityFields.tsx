import { useText } from '../i18n/text.ts';
import { Bound } from '../ui/form/Form.tsx';
import { requiredText } from '../ui/form/schemas.ts';
import type { AppForm } from '../ui/form/useAppForm.ts';
import { TextField } from '../ui/TextField.tsx';
import { text } from './text.ts';

/** Who somebody is, and what they sign in with. */
export const identityShape = { name: requiredText(120), nameKana: requiredText(100), login: requiredText(60) };

type Identity = Record<keyof typeof identityShape, string>;

/** Fields for name, furigana and login. */
export function IdentityFields<I extends Identity, O>({ form, loginHint }: { form: AppForm<I, O>; loginHint: string }) {
  const t = useText(text);
  // The form may have further fields; these three are typed here.
  const identity = form as unknown as AppForm<Identity>;
  return (
    <>
      <Bound form={identity} name="name" label={t('fields.name')}>
        {(field) => <TextField {...field} autoComplete="off" isRequired />}
      </Bound>
      <Bound form={identity} name="nameKana" label={t('fields.nameKana')}>
        {(field) => <TextField {...field} autoComplete="off" isRequired />}
      </Bound>
      <Bound form={identity} name="login" label={t('fields.login')}>
        {(field) => <TextField {...field} autoComplete="off" description={loginHint} isRequired className="max-w-md" />}
      </Bound>
    </>
  );
}
