import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import type { Reading } from '../i18n/i18n.ts';
import { textIn } from '../i18n/text.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { text as shellText } from '../shell/text.ts';
import { Banner } from '../ui/Banner.tsx';
import { formatDate } from '../ui/dates.tsx';
import { DescriptionList } from '../ui/layout.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { ErrorState, Loading } from '../ui/states.tsx';
import { failureIn } from '../urql.ts';
import { CheckReceiptQuery } from './documents.ts';
import { ReadingButtons } from './ReadingButtons.tsx';
import { text } from './text.ts';

/** What follows `#` in the address, which the browser sends to nobody by itself. */
function useToken(): string {
  const [token, setToken] = useState(() => location.hash.slice(1));
  useEffect(() => {
    const follow = () => setToken(location.hash.slice(1));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return token;
}

/** Where the consent of a receipt stands: for whoever holds the receipt, without signing in, and without a name. */
export function CheckReceiptPage() {
  const own = useLanguage();
  const [chosen, setChosen] = useState<Reading>();
  const reading = chosen ?? own;
  const t = textIn(text, reading);
  const token = useToken();
  const [{ data, error, fetching }] = useQuery({
    query: CheckReceiptQuery,
    variables: { token },
    requestPolicy: 'network-only',
  });
  const found = data?.checkReceipt;
  return (
    <div lang={reading} className="mx-auto flex min-h-dvh max-w-2xl flex-col px-5 py-4">
      <header className="mb-8 flex flex-wrap items-center gap-3">
        <img src="/icon.svg" alt="" width={40} height={40} />
        <p className="grow text-xl font-bold tracking-wide text-key-900">{textIn(shellText, own)('product')}</p>
        <div className="flex flex-wrap gap-2">
          <ReadingButtons value={reading} onChange={setChosen} />
        </div>
      </header>
      <main>
        <PageHeader title={t('title.check')} lead={t('check.lead')} />
        {error ? (
          <ErrorState {...failureIn(error)} />
        ) : fetching || !data ? (
          <Loading />
        ) : found ? (
          <>
            <div className="mb-5">
              <Banner tone="success" title={t('check.genuine')}>
                <p className="text-lg">{t(`check.states.${found.standing}`)}</p>
              </Banner>
            </div>
            <DescriptionList
              items={[
                { id: 'given', term: t('check.given'), value: formatDate(found.givenAt, reading) },
                { id: 'notice', term: t('check.notice'), value: found.noticeVersion },
              ]}
            />
            <p className="mt-4 text-sm text-quiet">{t('check.none')}</p>
          </>
        ) : (
          <Banner tone="warning" title={t('check.unknown')}>
            <p>{t('check.unknownBody')}</p>
          </Banner>
        )}
      </main>
    </div>
  );
}
