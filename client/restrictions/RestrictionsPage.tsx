import { agencyName } from '../agencies/agencyName.ts';
import type { RestrictionsQuery as Data } from '../generated/graphql.ts';
import { useText } from '../i18n/text.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { Badge } from '../ui/Badge.tsx';
import { DateText } from '../ui/dates.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { PersonName } from '../ui/person.tsx';
import { EmptyState, ErrorState, Loading } from '../ui/states.tsx';
import { Table, type TableColumn } from '../ui/Table.tsx';
import { failureIn } from '../urql.ts';
import { useLiveQuery } from '../useLiveQuery.ts';
import { RestrictionsQuery } from './documents.ts';
import { text } from './text.ts';
import { Vacancies } from './Vacancies.tsx';

type Row = Data['restrictedPeople'][number];

/** Restricted records whose list the viewer is on, the next review first; to a manager, that some have nobody in charge. */
export function RestrictionsPage() {
  const t = useText(text);
  const { data, error, refetch } = useLiveQuery({ query: RestrictionsQuery, variables: {} });
  const columns = useColumns();
  return (
    <>
      <PageHeader title={t('list.title')} lead={t('list.lead')} />
      {data ? (
        <>
          {data.vacantRestrictions.length > 0 && (
            <Vacancies vacant={data.vacantRestrictions} candidates={data.vacancyCandidates} onChanged={refetch} />
          )}
          <Table
            label={t('list.title')}
            columns={columns}
            rows={data.restrictedPeople}
            href={({ id }) => `/people/${id}`}
            empty={<EmptyState title={t('list.none')} />}
          />
        </>
      ) : error ? (
        <ErrorState {...failureIn(error)} onRetry={refetch} />
      ) : (
        <Loading />
      )}
    </>
  );
}

function useColumns(): TableColumn<Row>[] {
  const t = useText(text);
  const language = useLanguage();
  return [
    {
      id: 'name',
      label: t('list.name'),
      isRowHeader: true,
      width: 'w-[32%]',
      render: ({ name, nameKana, agency }) => (
        <>
          <PersonName name={name ?? ''} kana={nameKana} className="font-bold" isListed />
          <span className="block text-sm font-normal text-quiet">{agencyName(agency, language)}</span>
        </>
      ),
    },
    {
      id: 'reviewOn',
      label: t('list.reviewOn'),
      width: 'w-[30%]',
      render: ({ restriction }) => (
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          {restriction?.reviewOn ? <DateText iso={restriction.reviewOn} /> : '—'}
          {restriction?.reviewDue && (
            <Badge tone="orange" icon="clock">
              {t('reviewDue')}
            </Badge>
          )}
        </span>
      ),
    },
    {
      id: 'members',
      label: t('list.members'),
      width: 'w-[12%]',
      render: ({ restriction }) => t('list.count', { count: restriction?.members.length ?? 0 }),
    },
    {
      id: 'held',
      label: t('list.held'),
      render: ({ heldReferrals }) =>
        heldReferrals.length === 0
          ? '—'
          : heldReferrals.map(({ id, agency, attended }) => (
              <span key={id} className="flex flex-wrap items-center gap-x-3">
                {agencyName(agency, language)}
                {!attended && (
                  <Badge tone="orange" icon="warning">
                    {t('held.unattended')}
                  </Badge>
                )}
              </span>
            )),
    },
  ];
}
