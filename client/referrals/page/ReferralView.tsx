import { useState } from 'react';
import { useText } from '../../i18n/text.ts';
import { LinkButton } from '../../ui/Button.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { EmptyState, ErrorState, Loading } from '../../ui/states.tsx';
import { failureIn } from '../../urql.ts';
import { useLiveQuery } from '../../useLiveQuery.ts';
import { Attachments } from './Attachments.tsx';
import { Consent } from './Consent.tsx';
import { Feedback } from './Feedback.tsx';
import { goTo } from './goTo.ts';
import { Head } from './Head.tsx';
import { History } from './History.tsx';
import { Links } from './Links.tsx';
import { Messages, type Writing } from './Messages.tsx';
import { Needs } from './Needs.tsx';
import { NextStep } from './NextStep.tsx';
import { Person } from './Person.tsx';
import { ReferralQuery } from './query.ts';
import { SafeContact } from './SafeContact.tsx';
import { text } from './text.ts';
import { useMarkSeen } from './useMarkSeen.ts';

/** One referral, as far as the viewer may see it; what other desks do appears by itself. */
export function ReferralView({ id }: { id: string }) {
  const { data, error, isLoading, refetch } = useLiveQuery({ query: ReferralQuery, variables: { id }, referralId: id });
  const referral = data?.referral;
  useMarkSeen(referral);
  const [writing, setWriting] = useState<Writing>(null);
  // The field takes the focus when it appears; one that is there already is gone to.
  const ask = (): void => (writing === 'question' ? goTo('questions') : setWriting('question'));
  if (isLoading) return <Loading lines={10} />;
  if (error && !data) {
    return <ErrorState {...failureIn(error)} onRetry={refetch} />;
  }
  if (!referral) return <Missing />;
  return (
    <>
      {error && (
        <div className="mb-4">
          <ErrorState {...failureIn(error)} onRetry={refetch} />
        </div>
      )}
      <Head referral={referral} />
      <div className="mb-7 grid gap-4 lg:grid-cols-2 lg:items-start">
        <SafeContact referral={referral} />
        <NextStep referral={referral} onAsk={ask} onStale={refetch} />
      </div>
      <div className="grid gap-x-10 lg:grid-cols-[minmax(0,5fr)_minmax(0,3fr)]">
        <div className="min-w-0">
          <Person referral={referral} />
          <Needs referral={referral} />
          <Consent referral={referral} onStale={refetch} />
          <Messages referral={referral} writing={writing} onWrite={setWriting} onStale={refetch} />
          <Attachments referral={referral} onStale={refetch} />
        </div>
        <div className="min-w-0">
          <Feedback referral={referral} onStale={refetch} />
          <Links referral={referral} />
          <History referral={referral} />
        </div>
      </div>
    </>
  );
}

/** A referral that does not exist, or not for this viewer: the two look alike. */
function Missing() {
  const t = useText(text);
  return (
    <>
      <PageHeader title={t('notFound')} />
      <EmptyState
        title={t('notFoundBody')}
        action={
          <div className="flex flex-wrap gap-3">
            <LinkButton href="/inbox">{t('toInbox')}</LinkButton>
            <LinkButton href="/outbox">{t('toOutbox')}</LinkButton>
          </div>
        }
      />
    </>
  );
}
