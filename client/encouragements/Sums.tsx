import { useState } from 'react';
import { agencyName } from '../agencies/agencyName.ts';
import { fiscalYear, fiscalYearEnd, fiscalYearName, today } from '../days.ts';
import { useText } from '../i18n/text.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { useViewer } from '../session/SessionProvider.tsx';
import { Banner } from '../ui/Banner.tsx';
import { IconButton } from '../ui/Button.tsx';
import { Section } from '../ui/layout.tsx';
import { EmptyState, ErrorState, Loading } from '../ui/states.tsx';
import { SegmentedControl } from '../ui/Tabs.tsx';
import { errorCode } from '../urql.ts';
import { useLiveQuery } from '../useLiveQuery.ts';
import { EncouragementsQuery } from './documents.ts';
import { monthName } from './monthName.ts';
import { SumTable } from './SumTable.tsx';
import { sumUp } from './sums.ts';
import { text } from './text.ts';

/** The API adds nothing up and answers with no more entries than this. */
const mostEntries = 2000;

const monthAfter = (month: string, steps: number): string => {
  const date = new Date(`${month}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + steps);
  return date.toISOString().slice(0, 7);
};
const lastOfMonth = (month: string): string =>
  new Date(Date.parse(`${monthAfter(month, 1)}-01`) - 86_400_000).toISOString().slice(0, 10);

/** Totals of a month by day, or of a fiscal year by month. `version` grows when something was recorded here. */
export function Sums({ version }: { version: number }) {
  const t = useText(text);
  const language = useLanguage();
  const { posting } = useViewer();
  const [span, setSpan] = useState<'month' | 'year'>('month');
  const [month, setMonth] = useState(today().slice(0, 7));
  const year = fiscalYear(`${month}-01`);
  const period =
    span === 'month'
      ? { from: `${month}-01`, until: lastOfMonth(month) }
      : { from: `${year}-04-01`, until: fiscalYearEnd(year) };
  const name = span === 'month' ? monthName(month, language) : fiscalYearName(year, language);
  const step = span === 'month' ? 1 : 12;
  const isLast = today() <= period.until;
  const seesAll = posting.agency.kind === 'CONSULTATION_OFFICE';
  return (
    <Section
      title={t('sums.title')}
      actions={
        <SegmentedControl
          label={t('sums.span')}
          value={span}
          onChange={setSpan}
          choices={[
            { id: 'month', label: t('sums.month') },
            { id: 'year', label: t('sums.year') },
          ]}
        />
      }
    >
      <p className="mb-3 text-sm text-quiet">
        {seesAll ? t('sums.every') : t('sums.own', { agency: agencyName(posting.agency, language) })}
      </p>
      <div className="mb-3 flex items-center gap-2">
        <span className="rotate-180">
          <IconButton
            icon="chevronRight"
            label={t('sums.before')}
            size="sm"
            onPress={() => setMonth(monthAfter(month, -step))}
          />
        </span>
        <p aria-live="polite" className="min-w-32 text-center text-lg font-bold">
          {name}
        </p>
        <IconButton
          icon="chevronRight"
          label={t('sums.after')}
          size="sm"
          isDisabled={isLast}
          onPress={() => setMonth(monthAfter(month, step))}
        />
      </div>
      <Period key={version} {...period} length={span === 'month' ? 10 : 7} name={name} />
    </Section>
  );
}

function Period({ from, until, length, name }: { from: string; until: string; length: 7 | 10; name: string }) {
  const t = useText(text);
  const { data, error, refetch } = useLiveQuery({ query: EncouragementsQuery, variables: { from, until } });
  if (!data) {
    if (!error) return <Loading />;
    return <ErrorState code={errorCode(error)} isOffline={Boolean(error.networkError)} onRetry={refetch} />;
  }
  // While another period is on its way the former answer is still here: its days lie outside.
  const within = data.encouragements.filter(({ day }) => day >= from && day <= until);
  if (within.length === 0) return <EmptyState title={t('sums.none')} />;
  return (
    <>
      {within.length >= mostEntries && (
        <div className="mb-3">
          <Banner tone="warning" title={t('sums.cut')} />
        </div>
      )}
      <SumTable
        caption={length === 10 ? t('sums.monthCaption', { month: name }) : t('sums.yearCaption', { year: name })}
        head={length === 10 ? t('sums.day') : t('sums.monthHead')}
        {...sumUp(within, length)}
      />
    </>
  );
}
