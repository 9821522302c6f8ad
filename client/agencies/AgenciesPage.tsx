import { useEffect, useState } from 'react';
import type { AgencyKind, AgenciesQuery as Data } from '../generated/graphql.ts';
import { useText } from '../i18n/text.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { useViewer } from '../session/SessionProvider.tsx';
import { Button, LinkButton } from '../ui/Button.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { Select } from '../ui/Select.tsx';
import { EmptyState, ErrorState, Loading } from '../ui/states.tsx';
import { Table } from '../ui/Table.tsx';
import { TextField } from '../ui/TextField.tsx';
import { failureIn } from '../urql.ts';
import { useLiveQuery } from '../useLiveQuery.ts';
import { AcceptsBadge } from './AcceptsBadge.tsx';
import { agencyName } from './agencyName.ts';
import { AgenciesQuery, kinds } from './documents.ts';
import { agencyLabels } from './labels.ts';
import { text } from './text.ts';

const everyKind = 'ALL';

/** The directory of agencies. */
export function AgenciesPage() {
  const t = useText(text);
  const label = useText(agencyLabels);
  const { can } = useViewer();
  const [typed, setTyped] = useState('');
  const [search, setSearch] = useState('');
  const [kind, setKind] = useState<AgencyKind | typeof everyKind>(everyKind);
  useEffect(() => {
    const timer = setTimeout(() => setSearch(typed.trim()), 250);
    return () => clearTimeout(timer);
  }, [typed]);
  const { data, error, isRefreshing, refetch } = useLiveQuery({
    query: AgenciesQuery,
    variables: { kind: kind === everyKind ? null : kind, search: search || null },
  });
  return (
    <>
      <PageHeader
        title={t('title.list')}
        lead={t('lead')}
        actions={
          can.manageAgencies && (
            <LinkButton href="/agencies/new" icon="plus">
              {t('add')}
            </LinkButton>
          )
        }
      />
      <search className="mb-4 flex flex-wrap items-end gap-x-4 gap-y-3">
        <TextField type="search" label={t('search')} value={typed} onChange={setTyped} className="w-full sm:w-80" />
        <Select
          label={t('kindFilter')}
          value={kind}
          onChange={(next) => setKind(next || everyKind)}
          choices={[
            { id: everyKind, label: t('allKinds') },
            ...kinds.map((id) => ({ id, label: label(`kind.${id}`) })),
          ]}
          className="w-full sm:w-72"
        />
        <p role="status" className="pb-2 text-sm text-quiet">
          {data && t('found', { count: data.agencies.length })}
        </p>
      </search>
      {data ? (
        <div aria-busy={isRefreshing}>
          <Agencies
            agencies={data.agencies}
            onClear={() => {
              setTyped('');
              setKind(everyKind);
            }}
          />
        </div>
      ) : error ? (
        <ErrorState {...failureIn(error)} onRetry={refetch} />
      ) : (
        <Loading lines={8} />
      )}
    </>
  );
}

function Agencies({ agencies, onClear }: { agencies: Data['agencies']; onClear: () => void }) {
  const t = useText(text);
  const label = useText(agencyLabels);
  const language = useLanguage();
  return (
    <Table
      label={t('caption')}
      rows={agencies}
      href={({ id }) => `/agencies/${id}`}
      columns={[
        {
          id: 'name',
          label: t('columns.name'),
          isRowHeader: true,
          width: 'w-[28%]',
          render: (agency) => (
            <>
              <span className="font-bold">{agencyName(agency, language)}</span>
              <span lang="ja" className="block text-sm font-normal text-quiet">
                {language === 'ja' ? agency.nameKana : agency.name}
              </span>
            </>
          ),
        },
        { id: 'kind', label: t('columns.kind'), width: 'w-[18%]', render: ({ kind }) => label(`kind.${kind}`) },
        {
          id: 'services',
          label: t('columns.services'),
          render: ({ services }) => (
            <span lang="ja" className="line-clamp-2">
              {services || '—'}
            </span>
          ),
        },
        {
          id: 'phone',
          label: t('columns.phone'),
          width: 'w-36',
          render: ({ phone }) => <span className="whitespace-nowrap tabular-nums">{phone || '—'}</span>,
        },
        { id: 'state', label: t('columns.state'), width: 'w-28', render: (agency) => <AcceptsBadge agency={agency} /> },
      ]}
      empty={
        <EmptyState
          title={t('empty.title')}
          action={
            <Button variant="outline" onPress={onClear}>
              {t('clear')}
            </Button>
          }
        >
          {t('empty.body')}
        </EmptyState>
      }
    />
  );
}
