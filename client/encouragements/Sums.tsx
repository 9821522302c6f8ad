import { useState } from 'react';
import { fiscalYearOf } from '../../api/clock/fiscalYear.ts';
import { today } from '../../api/clock/tokyoDate.ts';
import { agencyName } from '../agencies/agencyName.ts';
import { fiscalYearEnd, fiscalYearName } from '../days.ts';
import { useText } from '../i18n/text.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { useViewer } from '../session/SessionProvider.tsx';
import { IconButton } from '../ui/Button.tsx';
import { Section } from '../ui/layout.tsx';
import { EmptyState, ErrorState, Loading } from '../ui/states.tsx';
import { SegmentedControl } from '../ui/Tabs.tsx';
import { failureIn } from '../urql.ts';
import { useLiveQuery } from '../useLiveQuery.ts';
import { EncouragementSumsQuery } from './documents.ts';
import { Entries } from './Entries.tsx';
import { dayName, monthName } from './names.ts';
import { SumTable } from './SumTable.tsx';
import { sumUp } from './sums.ts';
import { text } from './text.ts';

const monthAfter = (month: string, steps: number): string => {
  const date = new Date(`${month}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + steps);
  return date.toISOString().slice(0, 7);
};
const lastOfMonth = (month: string): string =>
  new Date(Date.parse(`${monthAfter(month, 1)}-01`) - 86_400_000).toISOString().slice(0, 10);

/**
 * Totals of a month by day, or of a fiscal year by month; for the consultation office also by agency. Below them the single
 * counts. `version` grows when something was recorded or undone here.
 */
export function Sums({ version, onUndone }: { version: number; onUndone: () => void }) {
  const t = useText(text);
  const language = useLanguage();
  const { posting } = useViewer();
  const [span, setSpan] = useState<'month' | 'year'>('month');
  const [split, setSplit] = useState<'time' | 'agency'>('time');
  const [month, setMonth] = useState(today().slice(0, 7));
  const year = fiscalYearOf(`${month}-01`);
  const period =
    span === 'month'
      ? { from: `${month}-01`, until: lastOfMonth(month) }
      : { from: `${year}-04-01`, until: fiscalYearEnd(year) };
  const name = span === 'month' ? monthName(month, language) : fiscalYearName(year, language);
  const step = span === 'month' ? 1 : 12;
  const isLast = today() <= period.until;
  const seesAll = posting.agency.kind === 'CONSULTATION_OFFICE';
  return (
    <>
      <Section
        title={t('sums.title')}
        actions={
          <>
            {seesAll && (
              <SegmentedControl
                label={t('sums.split')}
                value={split}
                onChange={setSplit}
                choices={[
                  { id: 'time', label: t('sums.byTime') },
                  { id: 'agency', label: t('sums.byAgency') },
                ]}
              />
            )}
            <SegmentedControl
              label={t('sums.span')}
              value={span}
              onChange={setSpan}
              choices={[
                { id: 'month', label: t('sums.month') },
                { id: 'year', label: t('sums.year') },
              ]}
            />
          </>
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
        <Period key={version} {...period} by={split === 'agency' ? 'agency' : span} name={name} />
      </Section>
      <Entries key={`${version} ${period.from} ${period.until}`} {...period} onUndone={onUndone} />
    </>
  );
}

function Period({
  from,
  until,
  by,
  name,
}: {
  from: string;
  until: string;
  by: 'month' | 'year' | 'agency';
  name: string;
}) {
  const t = useText(text);
  const language = useLanguage();
  const { data, error, refetch } = useLiveQuery({
    query: EncouragementSumsQuery,
    variables: { from, until, by: by === 'month' ? 'DAY' : 'MONTH' },
  });
  if (!data) {
    if (!error) return <Loading />;
    return <ErrorState {...failureIn(error)} onRetry={refetch} />;
  }
  // While another period is on its way the former answer is still here: its days lie outside.
  const within = data.encouragementSums.filter((sum) => sum.from >= from && sum.from <= until);
  if (within.length === 0) return <EmptyState title={t('sums.none')} />;
  const agencies = new Map(within.map(({ agency }) => [agency.id, agencyName(agency, language)]));
  const tables = {
    month: { head: t('sums.day'), nameOf: (day: string) => dayName(day, language) },
    year: { head: t('sums.monthHead'), nameOf: (day: string) => monthName(day.slice(0, 7), language) },
    agency: { head: t('sums.agency'), nameOf: (id: string) => agencies.get(id) ?? '', mayWrap: true },
  };
  const sums = sumUp(within, ({ agency, from }) => (by === 'agency' ? agency.id : from));
  const rows =
    by === 'agency'
      ? sums.rows.sort((a, b) => tables.agency.nameOf(a.key).localeCompare(tables.agency.nameOf(b.key), language))
      : sums.rows;
  return <SumTable caption={t('sums.caption', { period: name })} {...tables[by]} rows={rows} all={sums.all} />;
}
