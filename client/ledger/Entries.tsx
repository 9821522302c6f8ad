import { useState } from 'react';
import { useClient } from 'urql';
import { agencyName } from '../agencies/agencyName.ts';
import { agencyLabels } from '../agencies/labels.ts';
import { categories as every } from '../consents/content.ts';
import { labels } from '../consents/labels.ts';
import { useText } from '../i18n/text.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { Button } from '../ui/Button.tsx';
import { formatDateTime } from '../ui/dates.tsx';
import { LoadMore } from '../ui/LoadMore.tsx';
import { EmptyState, ErrorState, Loading } from '../ui/states.tsx';
import { Table, type TableColumn } from '../ui/Table.tsx';
import { failureIn } from '../urql.ts';
import { useLiveQuery } from '../useLiveQuery.ts';
import { type Entry, LedgerQuery } from './documents.ts';
import { dayOrNull, type Filter } from './filter.ts';
import { kindsOf } from './operations.ts';
import { text } from './text.ts';

const part = 50;

/** The entries that a filter leaves, newest first, read in parts. */
export function Entries({ filter, change }: { filter: Filter; change: (changes: Partial<Filter>) => void }) {
  const t = useText(text);
  const client = useClient();
  const columns = useColumns();
  const [older, setOlder] = useState<{ rows: Entry[]; page?: { hasNextPage: boolean; endCursor?: string | null } }>({
    rows: [],
  });
  const [isLoading, setLoading] = useState(false);
  const asked = {
    ...{ from: dayOrNull(filter.from), until: dayOrNull(filter.until), pattern: filter.pattern || null },
    ...{ agencyId: filter.agencyId || null, userId: filter.userId || null },
    ...{ record: filter.record || null, operation: filter.operation || null },
  };
  const { data, error, refetch } = useLiveQuery({ query: LedgerQuery, variables: { filter: asked, first: part } });
  if (!data) return error ? <ErrorState {...failureIn(error)} onRetry={refetch} /> : <Loading lines={8} />;
  const newest = data.ledger.edges.map(({ node }) => node);
  const known = new Set(newest.map(({ id }) => id));
  const rows = [...newest, ...older.rows.filter(({ id }) => !known.has(id))];
  const page = older.page ?? data.ledger.pageInfo;
  const load = async () => {
    setLoading(true);
    const answer = await client
      .query(LedgerQuery, { filter: asked, first: part, after: page.endCursor }, { requestPolicy: 'network-only' })
      .toPromise();
    setLoading(false);
    const more = answer.data?.ledger;
    if (more) setOlder({ rows: [...older.rows, ...more.edges.map(({ node }) => node)], page: more.pageInfo });
  };
  const name = filter.userId && rows.find(({ user }) => user.id === filter.userId)?.user.name;
  return (
    <>
      {filter.userId && (
        <p className="mb-3 flex flex-wrap items-center gap-3">
          {name && <strong>{t('filter.user', { name })}</strong>}
          <Button variant="outline" size="sm" onPress={() => change({ userId: '' })}>
            {t('filter.anyUser')}
          </Button>
        </p>
      )}
      <Table
        label={t('entries')}
        columns={columns}
        rows={rows}
        empty={<EmptyState title={t('none')}>{t('noneBody')}</EmptyState>}
      />
      {rows.length > 0 && (
        <LoadMore shown={rows.length} hasMore={page.hasNextPage} isLoading={isLoading} onLoad={() => void load()} />
      )}
    </>
  );
}

function useColumns(): TableColumn<Entry>[] {
  const t = useText(text);
  const label = useText(agencyLabels);
  const language = useLanguage();
  return [
    {
      id: 'at',
      label: t('column.at'),
      isRowHeader: true,
      width: 'sm:w-[17%]',
      render: ({ at }) => <span className="tabular-nums">{formatDateTime(at, language)}</span>,
    },
    {
      id: 'who',
      label: t('column.who'),
      width: 'sm:w-[21%]',
      render: ({ user, agency, role }) => (
        <>
          <span className="font-bold">{user.name}</span>
          <span className="block text-sm text-quiet">
            {agencyName(agency, language)} {label(`role.${role}`)}
          </span>
        </>
      ),
    },
    {
      id: 'operation',
      label: t('column.operation'),
      width: 'sm:w-[16%]',
      render: ({ operations }) => (
        <ul>
          {kindsOf(operations).map((kind) => (
            <li key={kind}>{t(`kind.${kind}`)}</li>
          ))}
        </ul>
      ),
    },
    { id: 'records', label: t('column.records'), width: 'sm:w-[24%]', render: (entry) => <Records entry={entry} /> },
    {
      id: 'categories',
      label: t('column.categories'),
      render: ({ categories }) => <Seen categories={categories} />,
    },
  ];
}

/** The first records of an entry by their signs; of a list how many there were. */
function Records({ entry: { records, count } }: { entry: Entry }) {
  const t = useText(text);
  const language = useLanguage();
  const shown = count > records.length ? records.slice(0, 2) : records;
  return (
    <>
      {count > 1 && <span className="block">{t('count', { count })}</span>}
      <ul className="text-sm">
        {shown.map(({ token, keeper, isDraft }) => (
          <li key={token}>
            <span className="font-mono whitespace-nowrap">{token}</span>{' '}
            <span className="text-quiet">
              {t('keeper', { agency: agencyName(keeper, language) })}
              {isDraft && ` ${t('draft')}`}
            </span>
          </li>
        ))}
      </ul>
      {count > shown.length && <span className="text-sm text-quiet">{t('more', { count: count - shown.length })}</span>}
    </>
  );
}

/** Kinds of data in words; of nearly all, those that were not among them. */
function Seen({ categories }: { categories: Entry['categories'] }) {
  const t = useText(text);
  const words = useText(labels);
  const language = useLanguage();
  const list = (some: Entry['categories']) =>
    some.map((category) => words(`category.${category}`)).join(language === 'ja' ? '、' : ', ');
  const others = every.filter((category) => !categories.includes(category));
  const said =
    categories.length === 0
      ? t('noCategory')
      : others.length === 0
        ? t('every')
        : others.length <= 3
          ? t('allBut', { list: list(others) })
          : list(categories);
  return <span className="text-sm">{said}</span>;
}
