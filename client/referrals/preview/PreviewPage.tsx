import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { useQuery } from 'urql';
import { agencyName } from '../../agencies/agencyName.ts';
import { labels as consentLabels } from '../../consents/labels.ts';
import type { RecipientPreviewQuery as Answer, Category } from '../../generated/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Banner } from '../../ui/Banner.tsx';
import { Button, LinkButton } from '../../ui/Button.tsx';
import { Subsections } from '../../ui/layout.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ErrorState, Loading } from '../../ui/states.tsx';
import { failureIn } from '../../urql.ts';
import { useLiveQuery } from '../../useLiveQuery.ts';
import { ReferralBody } from '../page/ReferralBody.tsx';
import { DraftToPreviewQuery, RecipientPreviewQuery } from './documents.ts';
import { Fields } from './Fields.tsx';
import { text } from './text.ts';

/** What the receiving desk will see of a draft, or of a returned referral, before it is sent. */
export function PreviewPage() {
  const { id = '' } = useParams();
  return <Shown key={id} id={id} />;
}

function Shown({ id }: { id: string }) {
  const t = useText(text);
  const { data, error, isLoading, refetch } = useLiveQuery({ query: DraftToPreviewQuery, variables: { id } });
  const referral = data?.referral;
  const version = referral?.viewerCan.send ? referral.draftVersion : null;
  return (
    <>
      <PageHeader
        title={t('title')}
        meta={
          <Badge tone="orange" icon="info">
            {t('notSent')}
          </Badge>
        }
        actions={
          <LinkButton size="sm" icon="write" href={version === null ? `/referrals/${id}` : `/referrals/${id}/edit`}>
            {t(version === null ? 'backToReferral' : 'back')}
          </LinkButton>
        }
      />
      {isLoading ? (
        <Loading lines={10} />
      ) : !referral ? (
        <ErrorState {...failureIn(error)} onRetry={error ? refetch : undefined} />
      ) : version === null || version === undefined ? (
        <Banner tone="warning" title={t('closed')} />
      ) : (
        <Preview
          key={version}
          id={id}
          draftVersion={version}
          isReturned={referral.status === 'RETURNED'}
          onAgain={refetch}
        />
      )}
    </>
  );
}

function Preview({
  id,
  draftVersion,
  isReturned,
  onAgain,
}: {
  id: string;
  draftVersion: number;
  isReturned: boolean;
  onAgain: () => void;
}) {
  const t = useText(text);
  const language = useLanguage();
  const [{ data, error }, look] = useQuery({
    query: RecipientPreviewQuery,
    variables: { id, draftVersion },
    requestPolicy: 'network-only',
  });
  const outcome = data?.recipientPreview;
  if (!outcome && !error) return <Loading lines={10} />;
  if (!outcome) return <ErrorState {...failureIn(error)} onRetry={() => look({ requestPolicy: 'network-only' })} />;
  if (outcome.__typename !== 'RecipientPreview') return <Refused outcome={outcome} onAgain={onAgain} />;
  const { referral } = outcome;
  if (!referral) {
    return (
      <Banner tone="warning" title={t('restricted.title')}>
        {t('restricted.body')}
      </Banner>
    );
  }
  const agency = referral.toAgency ? agencyName(referral.toAgency, language) : '';
  return (
    <>
      <p className="mb-5 max-w-3xl text-quiet">{t('lead', { agency })}</p>
      <Besides categories={outcome.besides} />
      <Fields referral={referral} />
      {isReturned && <p className="mb-3 text-sm text-quiet">{t('stay')}</p>}
      <section
        aria-labelledby="recipient"
        className="overflow-hidden rounded-8 border-4 border-double border-solid-gray-600"
      >
        <p id="recipient" className="border-b border-line bg-solid-gray-100 px-4 py-2 font-bold">
          {t('screen', { agency })}
        </p>
        <div className="p-4 sm:p-6">
          <Subsections>
            <ReferralBody referral={referral} onStale={onAgain} preview={<NextStepThere />} />
          </Subsections>
        </div>
      </section>
    </>
  );
}

/** What the desk is offered to do next, which nobody does in a preview. */
function NextStepThere() {
  const t = useText(text);
  return (
    <div className="rounded-8 border-2 border-dashed border-key-900 bg-key-50 px-4 py-3">
      <h3 className="text-std-18B-160">{t('next.title')}</h3>
      <p className="mt-1">{t('next.body')}</p>
    </div>
  );
}

function Besides({ categories }: { categories: readonly Category[] }) {
  const t = useText(text);
  const l = useText(consentLabels);
  if (categories.length === 0) return null;
  return (
    <div className="mb-6">
      <Banner tone="info" title={t('besides.title')}>
        {t('besides.body', { categories: categories.map((each) => l(`category.${each}`)).join(' / ') })}
      </Banner>
    </div>
  );
}

type Refusal = Exclude<Answer['recipientPreview'], { __typename: 'RecipientPreview' }>;

/** Why there is nothing to see: what sending it as it is would be answered. */
function Refused({ outcome, onAgain }: { outcome: Refusal; onAgain: () => void }) {
  const t = useText(text);
  const again: ReactNode = (
    <Button size="sm" variant="outline" onPress={onAgain}>
      {t('again')}
    </Button>
  );
  if (outcome.__typename === 'Conflict') return <Banner tone="warning" title={t('stale')} action={again} />;
  if (outcome.__typename !== 'InvalidInput') return <Banner tone="warning" title={outcome.message} />;
  return (
    <Banner tone="warning" title={t('invalid.title')}>
      <p>{t('invalid.body')}</p>
      <ul className="mt-1 list-disc pl-5">
        {[...new Set(outcome.fields.map(({ message }) => message))].map((message) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
    </Banner>
  );
}
