import { useParams } from 'react-router';
import { agencyName } from '../agencies/agencyName.ts';
import { useFragment as unmask } from '../generated/fragment-masking.ts';
import { useText } from '../i18n/text.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { useViewer } from '../session/SessionProvider.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Button, LinkButton } from '../ui/Button.tsx';
import { DateText } from '../ui/dates.tsx';
import { DescriptionList, Section } from '../ui/layout.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { EmptyState, ErrorState, Loading } from '../ui/states.tsx';
import { failureIn } from '../urql.ts';
import { useAsked } from '../useAsked.ts';
import { useLiveQuery } from '../useLiveQuery.ts';
import { CloseMutation, ConferenceFragment, ConferenceQuery, MinutesFragment } from './documents.ts';
import { KeptMinutes } from './KeptMinutes.tsx';
import { Members } from './Members.tsx';
import { Place } from './Place.tsx';
import { SecrecyNotice } from './SecrecyNotice.tsx';
import { StateBadge } from './StateBadge.tsx';
import { TaxNotice } from './TaxNotice.tsx';
import { text } from './text.ts';
import { endOf, useEnding } from './until.ts';

/** One support conference: its frame, and for its members who is put before it. */
export function ConferencePage() {
  const { id = '' } = useParams();
  return <Shown key={id} id={id} />;
}

function Shown({ id }: { id: string }) {
  const t = useText(text);
  const language = useLanguage();
  const { data, error, isLoading, refetch } = useLiveQuery({ query: ConferenceQuery, variables: { id } });
  const found = data?.conference;
  const conference = unmask(ConferenceFragment, found);
  const minutes = unmask(MinutesFragment, found?.minutes ?? []);
  const { ask, isSending } = useAsked(CloseMutation, refetch);
  const { posting } = useViewer();
  useEnding(conference?.until, refetch);
  if (!found || !conference) {
    return (
      <>
        <PageHeader title={t('title.list')} />
        {isLoading ? <Loading lines={8} /> : <ErrorState {...failureIn(error)} onRetry={error ? refetch : undefined} />}
      </>
    );
  }
  const { viewerCan: can, state } = conference;
  const isOffice = posting.agency.id === conference.agency.id;
  const isOpen = state === 'OPEN';
  return (
    <>
      <PageHeader
        title={conference.title}
        windowTitle={t('title.list')}
        meta={<StateBadge conference={conference} />}
        actions={
          <>
            <LinkButton size="sm" href="/conferences">
              {t('action.list')}
            </LinkButton>
            {isOffice && minutes.length > 0 && (
              <LinkButton size="sm" icon="printer" href={`/conferences/${id}/minutes`}>
                {t('action.print')}
              </LinkButton>
            )}
            {can.close && (
              <Button
                size="sm"
                variant="outline"
                danger
                isPending={isSending}
                onPress={() =>
                  void ask(
                    { title: t('close.ask'), body: t('close.effect'), action: t('action.close'), danger: true },
                    { id },
                    t('close.done'),
                  )
                }
              >
                {t('action.close')}
              </Button>
            )}
          </>
        }
      />
      <div className="mb-7">
        <DescriptionList
          columns={2}
          items={[
            { id: 'heldOn', term: t('field.heldOn'), value: <DateText iso={conference.heldOn} /> },
            {
              id: 'convenedBy',
              term: t('field.convenedBy'),
              value: t('member', { name: conference.convenedBy.name, agency: agencyName(conference.agency, language) }),
            },
            conference.closedAt
              ? { id: 'end', term: t('field.closedAt'), value: <DateText iso={conference.closedAt} withTime /> }
              : { id: 'end', term: t('field.lastDay'), value: <DateText iso={endOf(conference)} /> },
          ]}
        />
      </div>
      {can.acknowledge && <SecrecyNotice id={id} notice={conference.notice} onDone={refetch} />}
      {!isOpen && (
        <div className="mb-7">
          <Banner tone="info" title={t('over.title')}>
            {t('over.body')}
          </Banner>
        </div>
      )}
      {can.put && (
        <Section title={t('people.title')}>
          <TaxNotice setting={data.conferenceTaxSettings[0]} />
          {found.people.length === 0 ? (
            <EmptyState
              title={t('people.none')}
              action={
                <LinkButton size="sm" href="/people">
                  {t('action.people')}
                </LinkButton>
              }
            >
              {t('people.noneHint')}
            </EmptyState>
          ) : (
            <ul className="flex flex-col gap-5">
              {found.people.map((place) => (
                <li key={place.id}>
                  <Place
                    conferenceId={id}
                    place={place}
                    minutes={minutes.find((each) => each.id === place.id)}
                    onChanged={refetch}
                  />
                </li>
              ))}
            </ul>
          )}
        </Section>
      )}
      {isOpen && !conference.member && <p className="mb-7 text-quiet">{t('frame')}</p>}
      <KeptMinutes minutes={minutes.filter((each) => !found.people.some((place) => place.id === each.id))} />
      <Members conference={conference} onChanged={refetch} />
    </>
  );
}
