import { useState } from 'react';
import { agencyName } from '../agencies/agencyName.ts';
import { agencyLabels } from '../agencies/labels.ts';
import type { EncouragementsQuery as Data } from '../generated/graphql.ts';
import { useText } from '../i18n/text.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { useViewer } from '../session/SessionProvider.tsx';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { formatDate } from '../ui/dates.tsx';
import { LoadMore } from '../ui/LoadMore.tsx';
import { Section } from '../ui/layout.tsx';
import { ErrorState, Loading } from '../ui/states.tsx';
import { Table, type TableColumn } from '../ui/Table.tsx';
import { failureIn } from '../urql.ts';
import { useAsked } from '../useAsked.ts';
import { useLiveQuery } from '../useLiveQuery.ts';
import { EncouragementsQuery, UndoEncouragementMutation } from './documents.ts';
import { text } from './text.ts';

type Entry = Data['encouragements'][number];

const part = 10;

/** The single counts of a period, newest first; a wrong one is undone here and stays in sight as undone. */
export function Entries({ from, until, onUndone }: { from: string; until: string; onUndone: () => void }) {
  const t = useText(text);
  const { posting } = useViewer();
  const columns = useColumns(onUndone);
  const isEvery = posting.agency.kind === 'CONSULTATION_OFFICE';
  const [most, setMost] = useState(part);
  const { data, error, refetch } = useLiveQuery({ query: EncouragementsQuery, variables: { from, until } });
  if (!data) {
    if (!error) return <Loading />;
    return <ErrorState {...failureIn(error)} onRetry={refetch} />;
  }
  const within = data.encouragements.filter(({ day }) => day >= from && day <= until);
  if (within.length === 0) return null;
  const shown = within.slice(0, most);
  // Of other agencies' counts nobody is named, and nothing is to be done.
  const isKnown = {
    agency: isEvery,
    by: within.some(({ recordedBy }) => recordedBy),
    state: within.some(({ undoneAt, viewerCan }) => undoneAt || viewerCan.undo),
  };
  return (
    <Section title={t('entries.title')}>
      <p className="mb-3 text-sm text-quiet">{t('entries.lead')}</p>
      <Table
        label={t('entries.title')}
        columns={columns.filter(({ id }) => isKnown[id as keyof typeof isKnown] ?? true)}
        rows={shown}
        empty={null}
      />
      {within.length > part && (
        <LoadMore
          shown={shown.length}
          hasMore={shown.length < within.length}
          isLoading={false}
          onLoad={() => setMost(most + 5 * part)}
        />
      )}
    </Section>
  );
}

function useColumns(onUndone: () => void): TableColumn<Entry>[] {
  const t = useText(text);
  const label = useText(agencyLabels);
  const language = useLanguage();
  return [
    { id: 'day', label: t('count.day'), isRowHeader: true, render: ({ day }) => formatDate(day, language) },
    { id: 'agency', label: t('entries.agency'), render: (entry) => agencyName(entry.agency, language) },
    { id: 'channel', label: t('count.channel'), render: ({ channel }) => label(`channel.${channel}`) },
    {
      id: 'count',
      label: t('count.number'),
      isNumeric: true,
      render: ({ count, undoneAt }) => (undoneAt ? <s className="text-quiet">{count}</s> : count),
    },
    {
      id: 'leaflet',
      label: t('entries.leaflet'),
      render: ({ leaflet }) => t(leaflet ? 'entries.given' : 'entries.none'),
    },
    { id: 'by', label: t('entries.by'), render: ({ recordedBy }) => recordedBy?.name ?? '—' },
    {
      id: 'state',
      label: t('entries.state'),
      width: 'sm:w-32',
      render: (entry) =>
        entry.undoneAt ? (
          <Badge tone="quiet">{t('entries.undone')}</Badge>
        ) : entry.viewerCan.undo ? (
          <Undo entry={entry} onUndone={onUndone} />
        ) : (
          '—'
        ),
    },
  ];
}

function Undo({ entry, onUndone }: { entry: Entry; onUndone: () => void }) {
  const t = useText(text);
  const label = useText(agencyLabels);
  const language = useLanguage();
  const { ask, isSending } = useAsked(UndoEncouragementMutation, onUndone);
  const what = { day: formatDate(entry.day, language), channel: label(`channel.${entry.channel}`), count: entry.count };
  const question = {
    title: t('entries.ask'),
    body: (
      <>
        <p className="mb-2 font-bold">{t('entries.what', what)}</p>
        <p>{t('entries.effect')}</p>
      </>
    ),
    action: t('entries.undo'),
    danger: true,
  };
  return (
    <Button
      variant="outline"
      size="sm"
      isPending={isSending}
      aria-label={t('entries.undoThis', what)}
      onPress={() => void ask(question, { id: entry.id }, t('entries.done'))}
    >
      {t('entries.undo')}
    </Button>
  );
}
