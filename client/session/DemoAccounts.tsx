import { useMemo, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { agencyLabels } from '../agencies/labels.ts';
import type { SignInOptionsQuery } from '../generated/graphql.ts';
import { useText } from '../i18n/text.ts';
import { Icon } from '../ui/icons.tsx';
import { foldForSearch } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { text } from './text.ts';
import type { SigningIn } from './useSignIn.ts';

type Account = SignInOptionsQuery['signInOptions']['demo'][number];

function byAgency(accounts: readonly Account[]): [string, Account[]][] {
  const groups = new Map<string, Account[]>();
  for (const account of accounts) groups.set(account.agency, [...(groups.get(account.agency) ?? []), account]);
  return [...groups];
}

/** The people of the demo city, by agency; choosing one signs in as them. */
export function DemoAccounts({
  accounts,
  password,
  signingIn,
}: {
  accounts: readonly Account[];
  password: string;
  signingIn: SigningIn;
}) {
  const t = useText(text);
  const label = useText(agencyLabels);
  const [wanted, setWanted] = useState('');
  const found = useMemo(() => {
    const folded = foldForSearch(wanted.trim());
    return accounts.filter(({ name, login, agency, role }) =>
      foldForSearch(`${name} ${login} ${agency} ${label(`role.${role}`)}`).includes(folded),
    );
  }, [accounts, wanted, label]);
  return (
    <section aria-labelledby="demo" className="rounded-12 bg-white p-4 text-ink shadow-2 sm:p-6">
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h2 id="demo" className="text-std-18B-160">
            {t('demo.title')}
          </h2>
          <p className="text-sm text-quiet">{t('demo.lead')}</p>
        </div>
        <TextField type="search" label={t('demo.search')} value={wanted} onChange={setWanted} className="w-64" />
      </div>
      <p role="status" className="sr-only">
        {t('demo.found', { count: found.length })}
      </p>
      {found.length === 0 && <p className="mt-5 text-quiet">{t('demo.none')}</p>}
      <div className="mt-5 gap-6 sm:columns-2 2xl:columns-3">
        {byAgency(found).map(([agency, members]) => (
          <section key={agency} className="mb-5 break-inside-avoid">
            <h3 className="border-b border-line pb-1 text-sm font-bold text-quiet">{agency}</h3>
            <ul>
              {members.map((account) => (
                <li key={account.login} className="border-b border-line">
                  <AriaButton
                    isDisabled={signingIn.isBusy}
                    aria-label={t('demo.as', { name: account.name, role: label(`role.${account.role}`), agency })}
                    onPress={() => void signingIn.withPassword(account.login, password)}
                    className="group control-h flex w-full items-center gap-2 px-1 py-1.5 text-left leading-snug hover:bg-key-50 pressed:bg-key-100 unusable:cursor-wait"
                  >
                    <span className="min-w-0 grow">
                      <span className="font-bold group-hover:underline">{account.name}</span>
                      <span className="ml-2 text-sm text-quiet">{label(`role.${account.role}`)}</span>
                    </span>
                    <span className="text-key-900">
                      <Icon name="chevronRight" size={18} />
                    </span>
                  </AriaButton>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </section>
  );
}
