import { useText } from '../i18n/text.ts';
import { TextField, type TextFieldProps } from '../ui/TextField.tsx';
import { text } from './text.ts';

/** The six digits within what was typed or pasted (full-width digits and spaces included), or undefined. */
export function readCode(typed: string): string | undefined {
  const digits = typed.normalize('NFKC').replace(/[\s-]/g, '');
  return /^\d{6}$/.test(digits) ? digits : undefined;
}

/** Field for a one-time code; phones offer the code from the authenticator. */
export function CodeField(props: Omit<TextFieldProps, 'label'>) {
  const t = useText(text);
  return (
    <TextField
      {...props}
      label={t('code')}
      description={t('codeHint')}
      autoComplete="one-time-code"
      inputMode="numeric"
      className="[&_input]:max-w-60 [&_input]:text-2xl [&_input]:tracking-[0.3em] [&_input]:tabular-nums"
    />
  );
}
