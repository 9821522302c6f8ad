import { useEffect, useRef, useState } from 'react';
import { useMutation } from 'urql';
import { refusalOf } from '../command.ts';
import { useText } from '../i18n/text.ts';
import { CodeField, readCode } from '../session/CodeField.tsx';
import { text as sessionText } from '../session/text.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Loading } from '../ui/states.tsx';
import { BeginTotpEnrolmentMutation, ConfirmTotpEnrolmentMutation } from './documents.ts';
import { QrCode } from './QrCode.tsx';
import { text } from './text.ts';

/** Setting up an authenticator app: the code to scan, the same as text, and the first six digits as proof. */
export function TotpEnrolment({ onDone }: { onDone: () => void }) {
  const t = useText(text);
  const s = useText(sessionText);
  const [begun, begin] = useMutation(BeginTotpEnrolmentMutation);
  const [, confirm] = useMutation(ConfirmTotpEnrolmentMutation);
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string>();
  const [isSending, setSending] = useState(false);
  const input = useRef<HTMLElement>(null);

  useEffect(() => {
    void begin({});
  }, [begin]);

  if (begun.error) {
    return (
      <Banner tone="error" live title={t('totp.failed')}>
        {refusalOf({ error: begun.error })?.[0]?.message}
      </Banner>
    );
  }
  const enrolment = begun.data?.beginTotpEnrolment;
  if (!enrolment) return <Loading />;

  const send = async () => {
    const code = readCode(typed);
    if (!code) {
      setProblem(s('codeIncomplete'));
      return input.current?.focus();
    }
    setSending(true);
    const { data, error } = await confirm({ code });
    setSending(false);
    const refusal = refusalOf({ data: data?.confirmTotpEnrolment, error });
    if (!refusal) return onDone();
    setProblem(refusal[0]?.message);
    input.current?.focus();
  };

  return (
    <form
      noValidate
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        event.stopPropagation();
        void send();
      }}
    >
      <div className="flex flex-wrap gap-x-6 gap-y-4">
        <QrCode uri={enrolment.qr} label={t('totp.qr')} />
        <div className="min-w-0 grow basis-56">
          <p className="font-bold">{t('totp.scan')}</p>
          <p className="mt-3 text-sm text-quiet">{t('totp.typed')}</p>
          <p className="mt-1 font-mono tracking-wider">{enrolment.secret.replace(/(.{4})(?=.)/g, '$1 ')}</p>
        </div>
      </div>
      <div>
        <p className="mb-2 font-bold">{t('totp.confirm')}</p>
        <CodeField
          inputRef={(element) => {
            input.current = element;
          }}
          value={typed}
          onChange={(next) => {
            setTyped(next);
            setProblem(undefined);
          }}
          errorMessage={problem}
        />
      </div>
      <div>
        <Button type="submit" isPending={isSending}>
          {t('totp.finish')}
        </Button>
      </div>
    </form>
  );
}
