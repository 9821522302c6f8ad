import { useText } from '../../i18n/text.ts';
import { LinkButton } from '../../ui/Button.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { EmptyState, ErrorState, Loading } from '../../ui/states.tsx';
import { failureIn } from '../../urql.ts';
import { useLiveQuery } from '../../useLiveQuery.ts';
import { ReferralQuery } from './query.ts';
import { ReferralBody } from './ReferralBody.tsx';
import { text } from './text.ts';
import { useMarkSeen } from './useMarkSeen.ts';

/** One referral, as far as the viewer may see it; what other desks do appears by itself. */
export function ReferralView({ id }: { id: string }) {
  const { data, error, isLoading, refetch } = useLiveQuery({ query: ReferralQuery, variables: { id }, referralId: id });
  const referral = data?.referral;
  useMarkSeen(referral);
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
      <ReferralBody referral={referral} onStale={refetch} />
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
