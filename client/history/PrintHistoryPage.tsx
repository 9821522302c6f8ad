import { useState } from 'react';
import { useParams } from 'react-router';
import { today } from '../../api/clock/tokyoDate.ts';
import { agencyName } from '../agencies/agencyName.ts';
import { useText } from '../i18n/text.ts';
import { formatDate } from '../ui/dates.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { ErrorState, Loading } from '../ui/states.tsx';
import { failureIn } from '../urql.ts';
import { useLiveQuery } from '../useLiveQuery.ts';
import { Allowed } from './Allowed.tsx';
import { AllowedQuery } from './documents.ts';
import { HistorySheets } from './HistorySheets.tsx';
import { PeriodForm } from './PeriodForm.tsx';
import { text } from './text.ts';
import { lastYear, useHistory } from './useHistory.ts';

/** What the agency that keeps a record may print of it for the person: its own looks, and who else may look. */
export function PrintHistoryPage() {
  const { id = '' } = useParams();
  const t = useText(text);
  const [period, setPeriod] = useState(lastYear);
  const { person, lines, error, refetch } = useHistory(id, period);
  const { data: allowed, error: problem } = useLiveQuery({ query: AllowedQuery, variables: { id } });
  const isMissing = person === null || (person && !person.viewerCan.accessHistory);
  return (
    <>
      <div className="print:hidden">
        <PageHeader title={t('title.print')} />
      </div>
      {isMissing || error || problem ? (
        <ErrorState {...failureIn(error ?? problem)} onRetry={error && refetch} />
      ) : person && lines && allowed ? (
        <>
          <PeriodForm period={period} onChange={setPeriod} />
          <HistorySheets
            lines={lines}
            parts={(w, reader) => {
              const language = reader === 'en' ? 'en' : 'ja';
              const day = (iso: string) => formatDate(iso, language);
              const desk = agencyName(person.agency, language);
              return {
                head: [
                  { id: 'who', term: w.who, value: person.name },
                  { id: 'kana', term: w.kana, value: person.nameKana },
                  { id: 'from', term: w.from, value: desk },
                  { id: 'period', term: w.period, value: `${day(period.from)} – ${day(period.until)}` },
                  { id: 'on', term: w.printedOn, value: day(today()) },
                  { id: 'desk', term: w.desk, value: `${desk} ${person.agency.phone}` },
                ],
                notes: [
                  w.ownOnly,
                  ...allowed.agencies.map((audit) => w.wholeAt(agencyName(audit, language), audit.phone)),
                ],
                more: <Allowed data={allowed} reader={reader} />,
              };
            }}
          />
        </>
      ) : (
        <Loading lines={10} />
      )}
    </>
  );
}
