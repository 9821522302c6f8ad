import { useParams } from 'react-router';
import { agencyName } from '../agencies/agencyName.ts';
import { useFragment as unmask } from '../generated/fragment-masking.ts';
import { useText } from '../i18n/text.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { useViewer } from '../session/SessionProvider.tsx';
import { NotFound } from '../shell/NotFound.tsx';
import { LinkButton } from '../ui/Button.tsx';
import { DateText } from '../ui/dates.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { PaperTable, PrintSheet, PrintSheets } from '../ui/PrintSheet.tsx';
import { ErrorState, Loading } from '../ui/states.tsx';
import { failureIn } from '../urql.ts';
import { useLiveQuery } from '../useLiveQuery.ts';
import { ConferenceFragment, ConferenceQuery, MinutesFragment } from './documents.ts';
import { text } from './text.ts';

/**
 * The minutes of a conference on A4, a sheet for each person: they are filed apart. For the office that convened it and keeps them; what
 * the other members read goes when the conference does.
 */
export function PrintMinutesPage() {
  const { id = '' } = useParams();
  const t = useText(text);
  const language = useLanguage();
  const { posting } = useViewer();
  const { data, error, isLoading, refetch } = useLiveQuery({ query: ConferenceQuery, variables: { id } });
  const conference = unmask(ConferenceFragment, data?.conference);
  const minutes = unmask(MinutesFragment, data?.conference?.minutes ?? []);
  const header = (
    <div className="print:hidden">
      <PageHeader
        title={t('title.minutes')}
        actions={
          <LinkButton size="sm" href={`/conferences/${id}`}>
            {t('action.open')}
          </LinkButton>
        }
      />
    </div>
  );
  if (conference && conference.agency.id !== posting.agency.id) return <NotFound />;
  if (!conference || minutes.length === 0) {
    return (
      <>
        {header}
        {isLoading ? <Loading lines={8} /> : <ErrorState {...failureIn(error)} onRetry={error ? refetch : undefined} />}
      </>
    );
  }
  const list = (names: string[]) => names.join(t('comma'));
  return (
    <>
      {header}
      <PrintSheets>
        {minutes.map((each, index) => (
          <PrintSheet key={each.id} page={index + 1} pages={minutes.length} footer={t('paper.printed')}>
            <h2 className="mb-4 text-center text-[14pt] font-bold">
              {conference.title} {t('title.minutes')}
            </h2>
            <PaperTable
              rows={[
                { id: 'heldOn', term: t('field.heldOn'), value: <DateText iso={conference.heldOn} /> },
                { id: 'office', term: t('paper.office'), value: agencyName(conference.agency, language) },
                {
                  id: 'members',
                  term: t('members.title'),
                  value: list(
                    conference.members.map(({ user, agency }) =>
                      t('member', { name: user.name, agency: agencyName(agency, language) }),
                    ),
                  ),
                },
                {
                  id: 'about',
                  term: t('people.title'),
                  value: each.person?.name ?? t('kept.of', { agency: agencyName(each.agency, language) }),
                },
                { id: 'minutes', term: t('field.minutes'), value: each.body },
                {
                  id: 'version',
                  term: t('people.version', { count: each.version }),
                  value: (
                    <>
                      {each.writtenBy.name} <DateText iso={each.at} withTime />
                    </>
                  ),
                },
              ]}
            />
          </PrintSheet>
        ))}
      </PrintSheets>
    </>
  );
}
