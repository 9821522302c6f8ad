import { browserSupportsWebAuthn } from '@simplewebauthn/browser';
import { useState } from 'react';
import { PasskeyRegistration } from '../account/PasskeyRegistration.tsx';
import { PasswordForm } from '../account/PasswordForm.tsx';
import { TotpEnrolment } from '../account/TotpEnrolment.tsx';
import type { RequiredStep } from '../generated/graphql.ts';
import { useText } from '../i18n/text.ts';
import { text as shellText } from '../shell/text.ts';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/layout.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { PendingBar } from '../ui/pending.tsx';
import { useSession } from './SessionProvider.tsx';
import { SignInFrame } from './SignInFrame.tsx';
import { text } from './text.ts';

/** Stands before the app until the person did what is required of them; it opens the page they came for. */
export function RequiredStepGate({ step }: { step: RequiredStep }) {
  const t = useText(text);
  const s = useText(shellText);
  const { resetClient, signOut } = useSession();
  return (
    <SignInFrame>
      <PendingBar />
      <PageHeader title={t(`required.${step}.title`)} lead={t(`required.${step}.lead`)} />
      <div className="flex flex-col gap-4">
        {step === 'NEW_PASSWORD' ? (
          <PasswordForm currentLabel={t('required.NEW_PASSWORD.current')} onDone={resetClient} />
        ) : (
          <SecondFactorWays onDone={resetClient} />
        )}
        <Button variant="text" onPress={() => void signOut()}>
          {s('signOut')}
        </Button>
      </div>
    </SignInFrame>
  );
}

function SecondFactorWays({ onDone }: { onDone: () => void }) {
  const t = useText(text);
  const [way, setWay] = useState<'totp' | 'passkey'>();
  const ways = browserSupportsWebAuthn() ? (['totp', 'passkey'] as const) : (['totp'] as const);
  return ways.map((each) => (
    <Card key={each}>
      <h2 className="text-std-18B-160">{t(`required.SECOND_FACTOR.${each}`)}</h2>
      <p className="mb-3 text-sm text-quiet">{t(`required.SECOND_FACTOR.${each}Hint`)}</p>
      {way !== each ? (
        <Button variant="outline" onPress={() => setWay(each)}>
          {t(`required.SECOND_FACTOR.${each}`)}
        </Button>
      ) : each === 'totp' ? (
        <TotpEnrolment onDone={onDone} />
      ) : (
        <PasskeyRegistration onDone={onDone} />
      )}
    </Card>
  ));
}
