import { useEffect, useRef, useState } from 'react';
import { useText } from '../i18n/text.ts';
import { Button } from '../ui/Button.tsx';
import { CodeField, readCode } from './CodeField.tsx';
import { useSecondsUntil } from './SignInProblem.tsx';
import { text } from './text.ts';
import type { SigningIn } from './useSignIn.ts';

/** The six digits of the authenticator, after the password. */
export function CodeForm({ signingIn }: { signingIn: SigningIn }) {
  const t = useText(text);
  const [typed, setTyped] = useState('');
  const [isIncomplete, setIncomplete] = useState(false);
  const input = useRef<HTMLElement>(null);
  const isWaiting = useSecondsUntil(signingIn.failure?.until) > 0;

  // biome-ignore lint/correctness/useExhaustiveDependencies: after each refusal the person types again
  useEffect(() => input.current?.focus(), [signingIn.failure]);

  return (
    <form
      noValidate
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        const code = readCode(typed);
        setIncomplete(!code);
        if (code) void signingIn.withCode(code).then(() => setTyped(''));
        else input.current?.focus();
      }}
    >
      <CodeField
        inputRef={(element) => {
          input.current = element;
        }}
        value={typed}
        onChange={setTyped}
        errorMessage={isIncomplete && !readCode(typed) ? t('codeIncomplete') : undefined}
      />
      <Button type="submit" isPending={signingIn.isBusy || signingIn.step === 'done'} isDisabled={isWaiting}>
        {t('verify')}
      </Button>
      <Button variant="text" onPress={signingIn.restart}>
        {t('back')}
      </Button>
      <p className="text-sm text-quiet">{t('help')}</p>
    </form>
  );
}
