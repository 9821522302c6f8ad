import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useClient } from 'urql';
import { useText } from '../../i18n/text.ts';
import { useViewer } from '../../session/SessionProvider.tsx';
import { Button, LinkButton } from '../../ui/Button.tsx';
import { LoadMore } from '../../ui/LoadMore.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ErrorState, Loading } from '../../ui/states.tsx';
import { failureIn } from '../../urql.ts';
import { useLiveQuery } from '../../useLiveQuery.ts';
import { text as shared } from '../text.ts';
import { useNow } from '../useNow.ts';
import { BoxEmpty } from './BoxEmpty.tsx';
import { Agencies } from './columns.tsx';
import { FilterBar } from './FilterBar.tsx';
import { type ListFilters, readFilters, toApiFilter, writeFilters } from './filters.ts';
import { memoryOf } from './memory.ts';
import { BoxQuery } from './query.ts';
import { quickFilters } from './quick.ts';
import { ReferralCards } from './ReferralCards.tsx';
import { ReferralTable } from './ReferralTable.tsx';
import { text } from './text.ts';
import { useIsPhone } from './useIsPhone.ts';
import { type ReferralList, useReferralList } from './useReferralList.ts';
import { useRowKeys } from './useRowKeys.ts';

const noVariables = {};
const noAgencies: readonly never[] = [];

/** Inbox or outbox: filters, rows, and what is new. Filters stand in the address; the words searched for do not. */
export function ReferralBox({ box }: { box: 'INBOX' | 'OUTBOX' }) {
  const t = useText(text);
  const s = useText(shared);
  const now = useNow();
  const isPhone = useIsPhone();
  const { search: searches } = memoryOf(useClient());
  const [params, setParams] = useSearchParams();
  const filters = readFilters(params);
  const [search, setSearch] = useState(searches.get(box) ?? '');
  useEffect(() => void searches.set(box, search), [searches, box, search]);
  const { data } = useLiveQuery({ query: BoxQuery, variables: noVariables });
  const { can } = useViewer();

  const variables = { box, filter: toApiFilter(filters, search.trim()), order: filters.order };
  const list = useReferralList(`${box}?${writeFilters(filters)}&${search}`, variables);
  useRowKeys();

  const change = (part: Partial<ListFilters>): void =>
    setParams(writeFilters({ ...filters, ...part }), { replace: true });
  const clear = (): void => {
    setSearch('');
    setParams(writeFilters({ ...readFilters(new URLSearchParams()), order: filters.order }), { replace: true });
  };
  const rows = list.window?.rows;
  return (
    <>
      <PageHeader
        title={s(box === 'INBOX' ? 'title.inbox' : 'title.outbox')}
        lead={t(box === 'INBOX' ? 'leadInbox' : 'leadOutbox')}
        actions={
          can.createReferral && (
            <LinkButton href="/referrals/new" icon="write" variant={box === 'OUTBOX' ? 'solid' : 'outline'}>
              {s('title.newReferral')}
            </LinkButton>
          )
        }
      />
      <FilterBar
        box={box}
        filters={filters}
        quick={quickFilters(box, filters, data?.referralCounts, t, change)}
        search={search}
        agencies={data?.agencies ?? []}
        onChange={change}
        onClear={clear}
        onSearch={setSearch}
      />
      {list.error && (
        <div className="mb-4">
          <ErrorState {...failureIn(list.error)} onRetry={list.retry} />
        </div>
      )}
      <Arrived list={list} />
      {!rows && !list.error && <Loading lines={8} />}
      {rows && (
        <div aria-busy={list.isChanging} className={list.isChanging ? 'opacity-60' : undefined}>
          {rows.length === 0 ? (
            <BoxEmpty box={box} filters={filters} search={search} can={can} onClear={clear} />
          ) : (
            <Agencies value={data?.agencies ?? noAgencies}>
              {isPhone ? (
                <ReferralCards box={box} rows={rows} now={now} />
              ) : (
                <ReferralTable
                  box={box}
                  rows={rows}
                  now={now}
                  order={filters.order}
                  onOrder={(order) => change({ order })}
                />
              )}
              <div className="flex flex-wrap items-center justify-between gap-x-6">
                <LoadMore
                  shown={rows.length}
                  hasMore={list.window?.hasMore ?? false}
                  isLoading={list.isLoadingMore}
                  onLoad={list.loadMore}
                />
                <p className="text-sm text-quiet max-md:hidden pointer-coarse:hidden">{t('keys')}</p>
              </div>
            </Agencies>
          )}
        </div>
      )}
    </>
  );
}

/** Says that rows came while the reader was further down, and shows them on request. */
function Arrived({ list }: { list: ReferralList }) {
  const t = useText(text);
  const { arrived } = list;
  return (
    <div
      role="status"
      className="pointer-events-none sticky top-[calc(var(--shell-top)+2.75rem)] z-20 flex h-0 justify-center"
    >
      {arrived !== null && (
        <Button
          size="sm"
          icon="arrowUp"
          className="pointer-events-auto h-fit rounded-full shadow-2"
          onPress={list.showArrived}
        >
          {arrived > 0 ? t('arrived', { count: arrived }) : t('moved')}
        </Button>
      )}
    </div>
  );
}
