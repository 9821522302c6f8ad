import { browserSupportsWebAuthn } from '@simplewebauthn/browser';
import { useState } from 'react';
import { PasskeyRegistration } from '../account/PasskeyRegistration.tsx';
import { TotpEnrolment } from '../account/TotpEnrolment.tsx';
import { useText } from '../i18n/text.ts';
import { text as shellText } from '../shell/text.ts';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/layout.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { PendingBar } from '../ui/pending.tsx';
import { useSession } from './SessionProvider.tsx';
import { SignInFrame } from './SignInFrame.tsx';
import { text } from './text.ts';

/** Stands before the app until the person has the second factor that is required here; it opens the page they came for. */
export function SecondFactorGate() {
  const t = useText(text);
  const s = useText(shellText);
  const { resetClient, signOut } = useSession();
  const [way, setWay] = useState<'totp' | 'passkey'>();
  const ways = browserSupportsWebAuthn() ? (['totp', 'passkey'] as const) : (['totp'] as const);
  return (
    <SignInFrame>
      <PendingBar />
      <PageHeader title={t('required.title')} lead={t('required.lead')} />
      <div className="flex flex-col gap-4">
        {ways.map((each) => (
          <Card key={each}>
            <h2 className="text-std-18B-160">{t(`required.${each}`)}</h2>
            <p className="mb-3 text-sm text-quiet">{t(`required.${each}Hint`)}</p>
            {way !== each ? (
              <Button variant="outline" onPress={() => setWay(each)}>
                {t(`required.${each}`)}
              </Button>
            ) : each === 'totp' ? (
              <TotpEnrolment onDone={resetClient} />
            ) : (
              <PasskeyRegistration onDone={resetClient} />
            )}
          </Card>
        ))}
        <Button variant="text" onPress={() => void signOut()}>
          {s('signOut')}
        </Button>
      </div>
    </SignInFrame>
  );
}
