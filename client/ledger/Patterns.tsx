import { useState } from 'react';
import { agencyName } from '../agencies/agencyName.ts';
import { useText } from '../i18n/text.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button, TextLink } from '../ui/Button.tsx';
import { formatDate, formatDateTime, timeInTokyo } from '../ui/dates.tsx';
import { EmptyState, ErrorState, Loading } from '../ui/states.tsx';
import { SegmentedControl } from '../ui/Tabs.tsx';
import { failureIn } from '../urql.ts';
import { useLiveQuery } from '../useLiveQuery.ts';
import { LedgerPatternsQuery, PatternCountsQuery, type PatternRow, patterns } from './documents.ts';
import { dayOrNull, entriesHref, type Filter } from './filter.ts';
import { LookInto } from './LookInto.tsx';
import { text } from './text.ts';

/** What is worth asking about, one pattern at a time, with how much of each nobody looked into yet. */
export function Patterns({ filter, change }: { filter: Filter; change: (changes: Partial<Filter>) => void }) {
  const t = useText(text);
  const pattern = filter.pattern || patterns[0];
  const days = { from: dayOrNull(filter.from), until: dayOrNull(filter.until) };
  const counts = useLiveQuery({ query: PatternCountsQuery, variables: days });
  const rows = useLiveQuery({ query: LedgerPatternsQuery, variables: { pattern, ...days } });
  const openOf = (id: string) => counts.data?.ledgerPatternCounts.find((each) => each.pattern === id)?.open;
  const refetch = () => {
    counts.refetch();
    rows.refetch();
  };
  // While another pattern is on its way, the answer to the former one is still here.
  const shown = rows.data?.ledgerPatterns.filter((row) => row.pattern === pattern);
  return (
    <>
      <div className="mb-3">
        <SegmentedControl
          label={t('choosePattern')}
          value={pattern}
          onChange={(next) => change({ pattern: next })}
          choices={patterns.map((id) => ({ id, label: t(`pattern.${id}`), count: openOf(id) }))}
        />
      </div>
      <p>{t(`patternNote.${pattern}`)}</p>
      <p className="mb-4 text-sm text-quiet">{t('caution')}</p>
      {shown ? (
        <Rows rows={shown} onChanged={refetch} />
      ) : rows.error ? (
        <ErrorState {...failureIn(rows.error)} onRetry={rows.refetch} />
      ) : (
        <Loading lines={6} />
      )}
    </>
  );
}

function Rows({ rows, onChanged }: { rows: readonly PatternRow[]; onChanged: () => void }) {
  const t = useText(text);
  const [asked, setAsked] = useState<PatternRow>();
  if (rows.length === 0) return <EmptyState title={t('noPatterns')} />;
  return (
    <>
      {rows.length >= 200 && <p className="mb-2 text-sm text-quiet">{t('most')}</p>}
      <ul aria-label={t('patterns')} className="border-t border-line">
        {rows.map((row) => (
          <Row key={row.id} row={row} onAsk={() => setAsked(row)} />
        ))}
      </ul>
      {asked && <LookInto key={asked.id} row={asked} onClose={() => setAsked(undefined)} onDone={onChanged} />}
    </>
  );
}

function Row({ row, onAsk }: { row: PatternRow; onAsk: () => void }) {
  const t = useText(text);
  const language = useLanguage();
  const { user, agency, keeper, record, day, firstAt, lastAt, times, done, reviews, pattern } = row;
  const clock = [...new Set([firstAt, lastAt].map(timeInTokyo))].join(language === 'ja' ? '〜' : ' – ');
  const entries = {
    ...{ userId: user.id, agencyId: agency.id, from: day, until: day, pattern },
    ...(record && { record }),
  };
  return (
    <li className="flex flex-wrap items-start gap-x-6 gap-y-2 border-b border-line py-3">
      <div className="w-full min-w-0 sm:w-64">
        <p className="font-bold">{user.name}</p>
        <p className="text-sm text-quiet">{agencyName(agency, language)}</p>
      </div>
      <div className="min-w-0 grow sm:w-72">
        <p>
          <span className="tabular-nums">
            {formatDate(day, language)} {clock}
          </span>
          <span className="ml-3">
            {t(pattern === 'MANY_RECORDS' ? 'times.records' : 'times.look', { count: times })}
          </span>
        </p>
        {record && keeper && (
          <p className="text-sm">
            <span className="font-mono">{record}</span>{' '}
            <span className="text-quiet">{t('keeper', { agency: agencyName(keeper, language) })}</span>
          </p>
        )}
        {reviews.map(({ id, note, by, at }) => (
          <p key={id} className="mt-1 text-sm">
            {note}{' '}
            <span className="text-quiet">{t('reviewed', { name: by.name, at: formatDateTime(at, language) })}</span>
          </p>
        ))}
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <Badge tone={done ? 'quiet' : 'blue'}>{t(done ? 'done' : 'open')}</Badge>
        <TextLink href={entriesHref(entries)}>{t('showEntries')}</TextLink>
        {!done && (
          <Button variant="outline" size="sm" aria-label={t('lookInto.of', { name: user.name })} onPress={onAsk}>
            {t('lookInto.action')}
          </Button>
        )}
      </div>
    </li>
  );
}
