import { useText } from '../i18n/text.ts';
import { Button, buttonClass } from '../ui/Button.tsx';
import { Icon } from '../ui/icons.tsx';
import { text } from './text.ts';
import { usePasskeySignIn } from './usePasskeySignIn.ts';
import type { SigningIn } from './useSignIn.ts';

/** Ways of signing in without a password here: a passkey, and the city's identity provider where it is set up. */
export function OtherWays({ signingIn, oidc, to }: { signingIn: SigningIn; oidc: string | null; to: string }) {
  const t = useText(text);
  const passkey = usePasskeySignIn(signingIn);
  if (!passkey.isSupported && !oidc) return null;
  return (
    <>
      <p className="my-5 flex items-center gap-3 text-sm text-quiet before:h-px before:grow before:bg-line after:h-px after:grow after:bg-line">
        {t('or')}
      </p>
      <div className="flex flex-col gap-3">
        {passkey.isSupported && (
          <Button
            variant="outline"
            icon="lock"
            isPending={passkey.isBusy}
            isDisabled={signingIn.isBusy}
            onPress={passkey.start}
          >
            {t('passkey')}
          </Button>
        )}
        {oidc && (
          // A plain link: this address is the server's, not a page of the client.
          <a href={`/auth/oidc/start?to=${encodeURIComponent(to)}`} className={buttonClass({ variant: 'outline' })}>
            <Icon name="agency" />
            {t('oidc', { name: oidc })}
          </a>
        )}
      </div>
    </>
  );
}
