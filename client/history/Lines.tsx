import { useState } from 'react';
import { labels } from '../consents/labels.ts';
import { useText } from '../i18n/text.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { kindsOf } from '../ledger/operations.ts';
import { text as ledgerText } from '../ledger/text.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { formatDate, timeInTokyo } from '../ui/dates.tsx';
import { EmptyState } from '../ui/states.tsx';
import { Table, type TableColumn } from '../ui/Table.tsx';
import type { Line } from './documents.ts';
import { text } from './text.ts';
import { Withhold } from './Withhold.tsx';

/** The lines, with what of them the person is told. */
export function Lines({
  personId,
  lines,
  onChanged,
}: {
  personId: string;
  lines: readonly Line[];
  onChanged: () => void;
}) {
  const t = useText(text);
  const [chosen, setChosen] = useState<Line>();
  const columns = useColumns(setChosen);
  return (
    <>
      <Table label={t('title.own')} columns={columns} rows={lines} empty={<EmptyState title={t('none')} />} />
      {chosen && (
        <Withhold
          key={chosen.id}
          personId={personId}
          line={chosen}
          onClose={() => setChosen(undefined)}
          onDone={onChanged}
        />
      )}
    </>
  );
}

function useColumns(onChoose: (line: Line) => void): TableColumn<Line>[] {
  const t = useText(text);
  const l = useText(ledgerText);
  const words = useText(labels);
  const language = useLanguage();
  const listed = (parts: readonly string[]) => parts.join(language === 'ja' ? '、' : ', ') || '—';
  return [
    {
      id: 'when',
      label: t('column.when'),
      isRowHeader: true,
      width: 'sm:w-[19%]',
      render: ({ day, firstAt, times }) =>
        day && firstAt ? (
          <span className="tabular-nums">
            {formatDate(day, language)} {timeInTokyo(firstAt)}
            {(times ?? 0) > 1 && <span className="block text-sm font-normal">{t('times', { count: times ?? 0 })}</span>}
          </span>
        ) : (
          '—'
        ),
    },
    { id: 'who', label: t('column.who'), width: 'sm:w-[14%]', render: ({ user }) => user?.name ?? '—' },
    {
      id: 'what',
      label: t('column.what'),
      width: 'sm:w-[20%]',
      render: ({ operations }) => listed(kindsOf(operations ?? []).map((kind) => l(`kind.${kind}`))),
    },
    {
      id: 'seen',
      label: t('column.seen'),
      render: ({ categories }) => (
        <span className="text-sm">{listed((categories ?? []).map((each) => words(`category.${each}`)))}</span>
      ),
    },
    {
      id: 'state',
      label: t('column.state'),
      width: 'sm:w-[21%]',
      render: (line) => <State line={line} onChoose={onChoose} />,
    },
  ];
}

function State({ line, onChoose }: { line: Line; onChoose: (line: Line) => void }) {
  const t = useText(text);
  const language = useLanguage();
  const { withheld, whoWithheld, day } = line;
  if (withheld) {
    return (
      <span className="flex flex-wrap items-center gap-2">
        <Badge tone="quiet">{t('withheld')}</Badge>
        <span className="text-sm">{withheld !== 'ACT_9_6' && t(`exclusion.${withheld}`)}</span>
        <Button variant="outline" size="sm" onPress={() => onChoose(line)}>
          {t('withhold.lift')}
        </Button>
      </span>
    );
  }
  return (
    <span className="flex flex-wrap items-center gap-2">
      {whoWithheld && <span className="text-sm text-quiet">{t('private')}</span>}
      {day && (
        <Button
          variant="outline"
          size="sm"
          aria-label={t('withhold.of', { day: formatDate(day, language) })}
          onPress={() => onChoose(line)}
        >
          {t('withhold.action')}
        </Button>
      )}
    </span>
  );
}
