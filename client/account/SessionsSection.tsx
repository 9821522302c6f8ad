import { useMutation } from 'urql';
import { refusalOf } from '../command.ts';
import { useText } from '../i18n/text.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { confirm } from '../ui/Dialog.tsx';
import { Ago, DateText } from '../ui/dates.tsx';
import { Section } from '../ui/layout.tsx';
import { toast } from '../ui/Toast.tsx';
import { readDevice } from './device.ts';
import { type Account, RevokeSessionMutation } from './documents.ts';
import { text } from './text.ts';

/** Where one is signed in; any other place can be signed out from here. */
export function SessionsSection({ sessions }: { sessions: Account['sessions'] }) {
  const t = useText(text);
  const [, revokeSession] = useMutation(RevokeSessionMutation);

  const revoke = async (id: string, device: string) => {
    const agreed = await confirm({
      title: t('sessions.revokeTitle', { device }),
      body: t('sessions.revokeLead'),
      action: t('sessions.revoke'),
      danger: true,
    });
    if (!agreed) return;
    const { data, error } = await revokeSession({ id });
    const refusal = refusalOf({ data: data?.revokeSession, error });
    if (refusal) toast('error', refusal[0]?.message ?? '');
    else toast('success', t('sessions.revoked'));
  };

  const others = sessions.filter(({ current }) => !current);
  const revokeOthers = async () => {
    const agreed = await confirm({
      title: t('sessions.othersTitle'),
      body: t('sessions.revokeLead'),
      action: t('sessions.others'),
      danger: true,
    });
    if (!agreed) return;
    const answers = await Promise.all(others.map(({ id }) => revokeSession({ id })));
    const refused = answers.map(({ data, error }) => refusalOf({ data: data?.revokeSession, error })).find(Boolean);
    if (refused) toast('error', refused[0]?.message ?? '');
    else toast('success', t('sessions.revoked'));
  };

  return (
    <Section
      title={t('sessions.title')}
      actions={
        others.length > 1 && (
          <Button variant="outline" size="sm" danger onPress={() => void revokeOthers()}>
            {t('sessions.others')}
          </Button>
        )
      }
    >
      <p className="mb-2 text-sm text-quiet">{t('sessions.lead')}</p>
      <ul className="border-t border-line">
        {sessions.map(({ id, createdAt, lastSeenAt, userAgent, current }) => {
          const { browser, system } = readDevice(userAgent);
          const device = t('sessions.device', {
            browser: browser ?? t('sessions.unknownBrowser'),
            system: system ?? t('sessions.unknownSystem'),
          });
          return (
            <li
              key={id}
              className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line py-3"
            >
              <div className="min-w-0">
                <p className="flex flex-wrap items-center gap-x-3 gap-y-1 font-bold">
                  {device}
                  {current && <Badge tone="green">{t('sessions.current')}</Badge>}
                </p>
                <p className="flex flex-wrap gap-x-4 text-sm text-quiet">
                  <span>
                    {t('sessions.since')} <DateText iso={createdAt} withTime />
                  </span>
                  <span>
                    {t('sessions.seen')} <Ago iso={lastSeenAt} />
                  </span>
                </p>
              </div>
              {!current && (
                <Button
                  variant="outline"
                  size="sm"
                  danger
                  aria-label={t('sessions.revokeThis', { device })}
                  onPress={() => void revoke(id, device)}
                >
                  {t('sessions.revoke')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
