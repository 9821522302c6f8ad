import { useState } from 'react';
import { agencyName } from '../agencies/agencyName.ts';
import type { ConferencesQuery as Data } from '../generated/graphql.ts';
import { useText } from '../i18n/text.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { useViewer } from '../session/SessionProvider.tsx';
import { LinkButton } from '../ui/Button.tsx';
import { DateText } from '../ui/dates.tsx';
import { LoadMore } from '../ui/LoadMore.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { EmptyState, ErrorState, Loading } from '../ui/states.tsx';
import { Table, type TableColumn } from '../ui/Table.tsx';
import { failureIn } from '../urql.ts';
import { useLiveQuery } from '../useLiveQuery.ts';
import { ConferencesQuery } from './documents.ts';
import { StateBadge } from './StateBadge.tsx';
import { text } from './text.ts';
import { endOf } from './until.ts';

type Row = Data['conferences']['edges'][number]['node'];

const part = 20;

/** The support conferences of which one is a member, and for a chief all of the office. */
export function ConferencesPage() {
  const t = useText(text);
  const language = useLanguage();
  const { can } = useViewer();
  const [first, setFirst] = useState(part);
  const { data, error, isRefreshing, refetch } = useLiveQuery({ query: ConferencesQuery, variables: { first } });
  const columns: TableColumn<Row>[] = [
    { id: 'title', label: t('column.title'), isRowHeader: true, render: ({ title }) => title },
    { id: 'heldOn', label: t('column.heldOn'), width: 'w-40', render: ({ heldOn }) => <DateText iso={heldOn} /> },
    { id: 'office', label: t('column.office'), render: ({ agency }) => agencyName(agency, language) },
    { id: 'until', label: t('column.until'), width: 'w-40', render: (row) => <DateText iso={endOf(row)} /> },
    { id: 'state', label: t('column.state'), width: 'w-52', render: (row) => <StateBadge conference={row} /> },
  ];
  return (
    <>
      <PageHeader
        title={t('title.list')}
        lead={t('lead')}
        actions={
          <>
            {can.conveneConferences && (
              <LinkButton href="/conferences/new" icon="plus">
                {t('title.convene')}
              </LinkButton>
            )}
            <LinkButton size="sm" href="/conferences/setting">
              {t('action.setting')}
            </LinkButton>
          </>
        }
      />
      {!data ? (
        error ? (
          <ErrorState {...failureIn(error)} onRetry={refetch} />
        ) : (
          <Loading />
        )
      ) : (
        <>
          <Table
            label={t('title.list')}
            columns={columns}
            rows={data.conferences.edges.map(({ node }) => node)}
            href={({ id }) => `/conferences/${id}`}
            empty={<EmptyState title={t('empty.title')}>{t('empty.body')}</EmptyState>}
          />
          {(data.conferences.pageInfo.hasNextPage || first > part) && (
            <LoadMore
              shown={data.conferences.edges.length}
              hasMore={data.conferences.pageInfo.hasNextPage}
              isLoading={isRefreshing && first > data.conferences.edges.length}
              onLoad={() => setFirst(Math.min(200, first + 2 * part))}
            />
          )}
        </>
      )}
    </>
  );
}
