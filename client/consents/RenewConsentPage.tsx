import { useRef } from 'react';
import { useParams } from 'react-router';
import type { FormerConsentQuery as Former } from '../generated/graphql.ts';
import { useText } from '../i18n/text.ts';
import { Banner } from '../ui/Banner.tsx';
import { TextLink } from '../ui/Button.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { PersonName } from '../ui/person.tsx';
import { ErrorState, Loading } from '../ui/states.tsx';
import { failureIn } from '../urql.ts';
import { useLiveQuery } from '../useLiveQuery.ts';
import { FormerConsentQuery } from './documents.ts';
import { RecordConsent } from './RecordConsent.tsx';
import { text } from './text.ts';

/** Extends a consent: the person is asked anew, and the form begins with what still stands of the former answer. */
export function RenewConsentPage() {
  const { id = '' } = useParams();
  const t = useText(text);
  const { data, isLoading, error } = useLiveQuery({ query: FormerConsentQuery, variables: { id } });
  // The form begins with what was read first; recording the answer ends what it renews.
  const first = useRef<Former['consent']>(undefined);
  if (data?.consent?.viewerCan.renew && first.current?.id !== id) first.current = data.consent;
  const former = data?.consent && (first.current?.id === id ? first.current : data.consent);
  return (
    <>
      <PageHeader
        title={t('title.renew')}
        lead={
          former && (
            <>
              <PersonName name={former.person.name ?? ''} kana={former.person.nameKana} className="text-ink" />
              <span className="block">{t('renewal.lead')}</span>
            </>
          )
        }
      />
      {!former ? (
        isLoading ? (
          <Loading lines={8} />
        ) : (
          <ErrorState {...failureIn(error)} />
        )
      ) : former.viewerCan.renew ? (
        <RecordConsent
          key={id}
          personId={former.person.id}
          name={former.person.name ?? ''}
          former={{
            id,
            content: {
              giver: former.giver,
              representativeName: former.representativeName,
              representativeRelation: former.representativeRelation,
              language: former.language,
              items: former.items
                .filter(({ endedAt, recipient }) => !endedAt && recipient.active)
                .map(({ category, purpose, recipient }) => ({ category, purpose, recipientId: recipient.id })),
            },
          }}
        />
      ) : (
        <Banner
          tone="info"
          title={t('renewal.none')}
          action={<TextLink href={`/people/${former.person.id}`}>{former.person.name ?? t('page.person')}</TextLink>}
        />
      )}
    </>
  );
}
