import { browserSupportsWebAuthn } from '@simplewebauthn/browser';
import { useState } from 'react';
import { useMutation } from 'urql';
import { refusalOf } from '../command.ts';
import { useText } from '../i18n/text.ts';
import { Button } from '../ui/Button.tsx';
import { confirm, Dialog } from '../ui/Dialog.tsx';
import { DateText } from '../ui/dates.tsx';
import { Section } from '../ui/layout.tsx';
import { toast } from '../ui/Toast.tsx';
import { type Account, RemovePasskeyMutation } from './documents.ts';
import { PasskeyRegistration } from './PasskeyRegistration.tsx';
import { text } from './text.ts';

/** One's passkeys: added and removed. */
export function PasskeysSection({ passkeys }: { passkeys: Account['passkeys'] }) {
  const t = useText(text);
  const [isOpen, setOpen] = useState(false);
  const [, removePasskey] = useMutation(RemovePasskeyMutation);
  const isSupported = browserSupportsWebAuthn();

  const remove = async (id: string, name: string) => {
    const agreed = await confirm({
      title: t('passkeys.removeTitle', { name }),
      body: t('passkeys.removeLead'),
      action: t('passkeys.remove'),
      danger: true,
    });
    if (!agreed) return;
    const { data, error } = await removePasskey({ id });
    const refusal = refusalOf({ data: data?.removePasskey, error });
    if (refusal) toast('error', refusal[0]?.message ?? '');
    else toast('success', t('passkeys.removed'));
  };

  return (
    <Section title={t('passkeys.title')}>
      <p className="mb-3">{t('passkeys.lead')}</p>
      {passkeys.length === 0 ? (
        <p className="mb-3 text-quiet">{t('passkeys.none')}</p>
      ) : (
        <ul className="mb-3 border-t border-line">
          {passkeys.map(({ id, name, createdAt, lastUsedAt }) => (
            <li
              key={id}
              className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line py-2"
            >
              <div className="min-w-0">
                <p className="font-bold">{name}</p>
                <p className="flex flex-wrap gap-x-4 text-sm text-quiet">
                  <span>
                    {t('passkeys.created')} <DateText iso={createdAt} />
                  </span>
                  <span>
                    {t('passkeys.used')} {lastUsedAt ? <DateText iso={lastUsedAt} withTime /> : t('passkeys.never')}
                  </span>
                </p>
              </div>
              <Button
                variant="text"
                size="sm"
                danger
                aria-label={t('passkeys.removeThis', { name })}
                onPress={() => void remove(id, name)}
              >
                {t('passkeys.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {isSupported ? (
        <Button variant="outline" onPress={() => setOpen(true)}>
          {t('passkeys.add')}
        </Button>
      ) : (
        <p className="text-sm text-quiet">{t('passkeys.unsupported')}</p>
      )}
      <Dialog title={t('passkeys.add')} isOpen={isOpen} onClose={() => setOpen(false)} width="sm">
        <PasskeyRegistration
          onDone={() => {
            toast('success', t('passkeys.added'));
            setOpen(false);
          }}
        />
      </Dialog>
    </Section>
  );
}
