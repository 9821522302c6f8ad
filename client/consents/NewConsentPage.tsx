import { useParams, useSearchParams } from 'react-router';
import { useFragment as unmask } from '../generated/fragment-masking.ts';
import { useText } from '../i18n/text.ts';
import { PersonRecordFragment, PersonRecordQuery } from '../people/documents.ts';
import { PageHeader } from '../ui/PageHeader.tsx';
import { PersonName } from '../ui/person.tsx';
import { ErrorState, Loading } from '../ui/states.tsx';
import { failureIn } from '../urql.ts';
import { useLiveQuery } from '../useLiveQuery.ts';
import { RecordConsent } from './RecordConsent.tsx';
import { text } from './text.ts';

/** Records what a person decided, outside of a referral; with `?referral=` for one that waits for consent. */
export function NewConsentPage() {
  const { id = '' } = useParams();
  const t = useText(text);
  const referralId = useSearchParams()[0].get('referral');
  const { data, isLoading, error } = useLiveQuery({ query: PersonRecordQuery, variables: { id } });
  // Whose record another agency keeps, decides there.
  const person = unmask(PersonRecordFragment, data?.person?.viewerCan.recordConsent ? data.person : undefined);
  return (
    <>
      <PageHeader
        title={t('title.newConsent')}
        lead={person && <PersonName name={person.name ?? ''} kana={person.nameKana} className="text-ink" />}
      />
      {person ? (
        <RecordConsent key={id} personId={id} name={person.name ?? ''} referralId={referralId} />
      ) : isLoading ? (
        <Loading lines={8} />
      ) : (
        <ErrorState {...failureIn(error)} />
      )}
    </>
  );
}
