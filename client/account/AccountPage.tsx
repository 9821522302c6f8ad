import { useQuery } from 'urql';
import { changeLanguage, type Language } from '../i18n/i18n.ts';
import { useText } from '../i18n/text.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { DescriptionList, Section } from '../ui/layout.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { PersonName } from '../ui/person.tsx';
import { ErrorState, Loading } from '../ui/states.tsx';
import { SegmentedControl } from '../ui/Tabs.tsx';
import { failureIn } from '../urql.ts';
import { type Account, AccountQuery } from './documents.ts';
import { PasskeysSection } from './PasskeysSection.tsx';
import { PasswordSection } from './PasswordSection.tsx';
import { PostingsSection } from './PostingsSection.tsx';
import { SessionsSection } from './SessionsSection.tsx';
import { TotpSection } from './TotpSection.tsx';
import { text } from './text.ts';

/** One's own account: who one is here, and how one signs in. */
export function AccountPage() {
  const t = useText(text);
  const [{ data, error }, refetch] = useQuery({ query: AccountQuery, requestPolicy: 'cache-and-network' });
  const account = data?.viewer;
  return (
    <div className="max-w-3xl">
      <PageHeader title={t('title.account')} lead={t('lead')} />
      {account ? (
        <Parts account={account} />
      ) : error ? (
        <ErrorState {...failureIn(error)} onRetry={refetch} />
      ) : (
        <Loading />
      )}
    </div>
  );
}

function Parts({ account }: { account: Account }) {
  const t = useText(text);
  const language = useLanguage();
  return (
    <>
      <Section title={t('self.title')}>
        <DescriptionList
          items={[
            {
              id: 'name',
              term: t('self.name'),
              value: <PersonName name={account.user.name} kana={account.user.nameKana} />,
            },
            { id: 'login', term: t('self.login'), value: account.login },
          ]}
        />
        <p className="mt-2 text-sm text-quiet">{t('self.fixed')}</p>
      </Section>
      <PostingsSection account={account} />
      <Section title={t('language.title')}>
        <SegmentedControl<Language>
          label={t('language.label')}
          value={language}
          onChange={(next) => void changeLanguage(next)}
          choices={[
            { id: 'ja', label: '日本語' },
            { id: 'en', label: 'English' },
          ]}
        />
      </Section>
      <PasswordSection />
      <TotpSection isEnrolled={account.totpEnrolled} />
      <PasskeysSection passkeys={account.passkeys} />
      <SessionsSection sessions={account.sessions} />
    </>
  );
}
