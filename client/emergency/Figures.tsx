import { useState } from 'react';
import { fiscalYearOf } from '../../api/clock/fiscalYear.ts';
import { today } from '../../api/clock/tokyoDate.ts';
import { agencyName } from '../agencies/agencyName.ts';
import { fiscalYearEnd, fiscalYearName } from '../days.ts';
import { monthName } from '../encouragements/names.ts';
import type { EmergencyFigureGroup } from '../generated/graphql.ts';
import { useText } from '../i18n/text.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { EmptyState, ErrorState, Loading } from '../ui/states.tsx';
import { Table, type TableColumn } from '../ui/Table.tsx';
import { SegmentedControl } from '../ui/Tabs.tsx';
import { failureIn } from '../urql.ts';
import { useLiveQuery } from '../useLiveQuery.ts';
import { EmergencyFiguresQuery, type Figure } from './documents.ts';
import { text } from './text.ts';

const groups = ['MONTH', 'AGENCY', 'REASON'] as const satisfies readonly EmergencyFigureGroup[];

/** Emergency accesses of a fiscal year, counted by month, agency or reason; nothing of any person. */
export function Figures() {
  const t = useText(text);
  const language = useLanguage();
  const [by, setBy] = useState<EmergencyFigureGroup>('MONTH');
  const [year, setYear] = useState(() => fiscalYearOf(today()));
  const { data, error, refetch } = useLiveQuery({
    query: EmergencyFiguresQuery,
    variables: { from: `${year}-04-01`, until: fiscalYearEnd(year), by },
  });
  const columns = useColumns(by);
  const thisYear = fiscalYearOf(today());
  return (
    <>
      <div className="mb-4 flex flex-wrap gap-3">
        <SegmentedControl
          label={t('figures.by')}
          value={by}
          onChange={setBy}
          choices={groups.map((id) => ({ id, label: t(`figures.${id}`) }))}
        />
        <SegmentedControl
          label={t('figures.year')}
          value={String(year)}
          onChange={(next) => setYear(Number(next))}
          choices={[thisYear, thisYear - 1].map((each) => ({
            id: String(each),
            label: fiscalYearName(each, language),
          }))}
        />
      </div>
      {data ? (
        <Table
          label={t('tab.figures')}
          columns={columns}
          rows={withTotal(data.emergencyFigures.filter((figure) => figure[keyOf[by]]))}
          empty={<EmptyState title={t('figures.none')} />}
        />
      ) : error ? (
        <ErrorState {...failureIn(error)} onRetry={refetch} />
      ) : (
        <Loading />
      )}
    </>
  );
}

/** While another grouping is on its way the former answer stays, and fits no column. */
const keyOf = { MONTH: 'month', AGENCY: 'agency', REASON: 'reason' } as const;

const totalId = 'total';

/** The rows, and below several what they come to. */
function withTotal(figures: readonly Figure[]): (Figure & { id: string })[] {
  const rows = figures.map((figure) => ({ ...figure, id: figure.month ?? figure.agency?.id ?? figure.reason ?? '' }));
  const [first] = rows;
  if (!first || rows.length === 1) return rows;
  const sum = (key: 'opened' | 'justified' | 'notJustified' | 'unreviewed') =>
    rows.reduce((total, row) => total + row[key], 0);
  const sums = {
    ...{ opened: sum('opened'), justified: sum('justified') },
    ...{ notJustified: sum('notJustified'), unreviewed: sum('unreviewed') },
  };
  return [...rows, { ...first, ...sums, id: totalId, medianHours: null }];
}

function useColumns(by: EmergencyFigureGroup): TableColumn<Figure & { id: string }>[] {
  const t = useText(text);
  const language = useLanguage();
  const nameOf = ({ id, month, agency, reason }: Figure & { id: string }) => {
    if (id === totalId) return t('figures.total');
    if (month) return monthName(month.slice(0, 7), language);
    if (agency) return agencyName(agency, language);
    return reason ? t(`reason.${reason}`) : '';
  };
  const number = (id: 'opened' | 'justified' | 'notJustified' | 'unreviewed') => ({
    id,
    label: t(`figures.${id}`),
    isNumeric: true,
    render: (figure: Figure) => figure[id],
  });
  return [
    { id: 'key', label: t(`figures.${by}`), isRowHeader: true, render: nameOf },
    number('opened'),
    number('justified'),
    number('notJustified'),
    number('unreviewed'),
    {
      id: 'share',
      label: t('figures.share'),
      isNumeric: true,
      render: ({ unreviewed, opened }) => `${Math.round((100 * unreviewed) / opened)}%`,
    },
    {
      id: 'median',
      label: t('figures.median'),
      isNumeric: true,
      render: ({ medianHours }) =>
        medianHours === null || medianHours === undefined ? '—' : t('figures.hours', { count: medianHours.toFixed(1) }),
    },
  ];
}
