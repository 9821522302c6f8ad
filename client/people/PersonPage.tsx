import { useState } from 'react';
import { Navigate, useParams } from 'react-router';
import { agencyName } from '../agencies/agencyName.ts';
import { OnConference, PutButton } from '../conferences/OnConference.tsx';
import { ConsentList } from '../consents/ConsentList.tsx';
import { RunningBanner } from '../emergency/RunningBanner.tsx';
import { text as emergencyText } from '../emergency/text.ts';
import { useFragment as unmask } from '../generated/fragment-masking.ts';
import { graphql } from '../generated/gql.ts';
import { useText } from '../i18n/text.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { RestrictButton } from '../restrictions/RestrictButton.tsx';
import { RestrictionMark, RestrictionPanel } from '../restrictions/RestrictionPanel.tsx';
import { useViewer } from '../session/SessionProvider.tsx';
import { Badge } from '../ui/Badge.tsx';
import { LinkButton } from '../ui/Button.tsx';
import { Section } from '../ui/layout.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { PersonName } from '../ui/person.tsx';
import { ErrorState, Loading } from '../ui/states.tsx';
import { failureIn } from '../urql.ts';
import { useLiveQuery } from '../useLiveQuery.ts';
import { PersonAccess } from './access/PersonAccess.tsx';
import { PersonRecordFragment } from './documents.ts';
import { PersonRecord } from './PersonRecord.tsx';
import { PersonReferrals } from './PersonReferrals.tsx';
import { SamePerson } from './SamePerson.tsx';
import { text } from './text.ts';

const PersonQuery = graphql(`
  query Person($id: ID!) {
    person(id: $id) {
      id
      ...PersonRecord
      ...PersonReferrals
      ...LinkedPersons
      ...Restriction
      ...PersonAccess
      ...OnConference
      consents { id ...ConsentLine }
      emergencyAccesses { id ...RunningEmergency }
      viewerCan { edit recordConsent link refer openEmergency accessHistory }
    }
  }
`);

/** One person: the record, what was agreed, the referrals, and other records of the same person. */
export function PersonPage() {
  const { id = '' } = useParams();
  return <Shown key={id} id={id} />;
}

function Shown({ id }: { id: string }) {
  const t = useText(text);
  const e = useText(emergencyText);
  const language = useLanguage();
  const viewer = useViewer();
  const [ended, setEnded] = useState<string>();
  const { data, error, isLoading, refetch } = useLiveQuery({ query: PersonQuery, variables: { id } });
  const person = data?.person;
  const record = unmask(PersonRecordFragment, person);
  if (!person || !record) {
    // Ending what had opened the record is no error: it leads to what was done.
    if (ended && !isLoading) return <Navigate to={`/emergencies/${ended}`} replace />;
    return (
      <>
        <PageHeader
          title={t('title.one')}
          actions={
            <LinkButton size="sm" href="/people">
              {t('action.list')}
            </LinkButton>
          }
        />
        {isLoading ? <Loading lines={8} /> : <ErrorState {...failureIn(error)} onRetry={error ? refetch : undefined} />}
      </>
    );
  }
  const isOwn = record.agency.id === viewer.posting?.agency.id;
  const can = person.viewerCan;
  return (
    <>
      <PageHeader
        title={record.name === null ? t('unnamed') : <PersonName name={record.name ?? ''} kana={record.nameKana} />}
        windowTitle={t('title.one')}
        meta={
          <Badge tone={isOwn ? 'blue' : 'quiet'}>
            {isOwn ? t('kept.own') : t('kept.other', { agency: agencyName(record.agency, language) })}
          </Badge>
        }
        actions={
          <>
            {can.refer && (
              <LinkButton size="sm" icon="write" href={`/referrals/new?person=${id}`}>
                {t('action.refer')}
              </LinkButton>
            )}
            {can.recordConsent && (
              <LinkButton size="sm" icon="check" href={`/people/${id}/consents/new`}>
                {t('action.consent')}
              </LinkButton>
            )}
            {can.accessHistory && (
              <LinkButton size="sm" icon="clock" href={`/people/${id}/history`}>
                {t('action.history')}
              </LinkButton>
            )}
            {can.edit && (
              <LinkButton size="sm" icon="write" href={`/people/${id}/edit`}>
                {t('action.edit')}
              </LinkButton>
            )}
            <PutButton person={person} onPut={refetch} />
            {can.openEmergency && (
              <LinkButton size="sm" icon="lock" href={`/emergencies/new?person=${id}`}>
                {e('action.open')}
              </LinkButton>
            )}
            <RestrictButton person={person} onDone={refetch} />
          </>
        }
      />
      <RestrictionMark person={person} />
      {person.emergencyAccesses.map((access) => (
        <RunningBanner
          key={access.id}
          access={access}
          onEnded={(accessId) => {
            setEnded(accessId);
            refetch();
          }}
        />
      ))}
      <OnConference person={person} />
      <PersonRecord person={person} />
      {(can.recordConsent || person.consents.length > 0) && (
        <ConsentList consents={person.consents} onChanged={refetch} />
      )}
      <PersonAccess person={person} />
      <Section title={t('referrals.title')}>
        <PersonReferrals person={person} />
      </Section>
      <RestrictionPanel person={person} onChanged={refetch} />
      <SamePerson person={person} record={record} canLink={can.link} onChanged={refetch} />
    </>
  );
}
