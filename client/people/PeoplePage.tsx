import { useEffect, useState } from 'react';
import { agencyName } from '../agencies/agencyName.ts';
import { useFragment as unmask } from '../generated/fragment-masking.ts';
import type { PersonSummaryFragment as Person } from '../generated/graphql.ts';
import { useText } from '../i18n/text.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { text as restrictionText } from '../restrictions/text.ts';
import { searchQuery } from '../shell/searchQuery.ts';
import { Badge } from '../ui/Badge.tsx';
import { LinkButton } from '../ui/Button.tsx';
import { DateField } from '../ui/DateField.tsx';
import { EraDate } from '../ui/dates.tsx';
import { LoadMore } from '../ui/LoadMore.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { PersonName } from '../ui/person.tsx';
import { EmptyState, ErrorState, Loading } from '../ui/states.tsx';
import { Table, type TableColumn } from '../ui/Table.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useSettled } from '../ui/useSettled.ts';
import { failureIn } from '../urql.ts';
import { PersonSummaryFragment } from './documents.ts';
import { Guarded } from './Guarded.tsx';
import { ageToday } from './PersonOption.tsx';
import { ReferralByNumber, useReferralByNumber } from './ReferralByNumber.tsx';
import { text } from './text.ts';
import { usePeople } from './usePeople.ts';

const isDay = (value: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(value);

/**
 * People the viewer may see, found by name, reading, phone or date of birth, and a referral by its number. What is searched for
 * stays out of the address.
 */
export function PeoplePage() {
  const t = useText(text);
  const r = useText(restrictionText);
  const handed = searchQuery.use();
  const [typed, setTyped] = useState(handed);
  const [birthDate, setBirthDate] = useState('');
  useEffect(() => setTyped(handed), [handed]);
  const search = useSettled(typed.trim(), 300);
  const { edges, error, isLoading, hasMore, loadMore, refetch } = usePeople(search, isDay(birthDate) ? birthDate : '');
  const referral = useReferralByNumber(search);
  const columns = useColumns();
  const isSearching = search !== '' || isDay(birthDate);

  return (
    <>
      <PageHeader
        title={t('title.list')}
        actions={
          <LinkButton href="/restrictions" variant="outline" size="sm" icon="lock">
            {r('list.link')}
          </LinkButton>
        }
      />
      <search className="mb-5 grid gap-4 sm:grid-cols-[minmax(0,1fr)_18rem]">
        <TextField
          type="search"
          label={t('search.label')}
          description={t('search.hint')}
          value={typed}
          onChange={setTyped}
          autoComplete="off"
        />
        <DateField label={t('search.birthDate')} value={birthDate} onChange={setBirthDate} />
      </search>
      {referral && <ReferralByNumber referral={referral} />}
      {!edges && isLoading && <Loading lines={8} />}
      {error && <ErrorState {...failureIn(error)} onRetry={refetch} />}
      {edges && !(referral && edges.length === 0) && (
        <>
          <Table
            label={t('search.all')}
            columns={columns}
            rows={edges.map(({ node }) => unmask(PersonSummaryFragment, node))}
            href={({ id }) => `/people/${id}`}
            empty={
              isSearching ? (
                <EmptyState title={t('search.none')}>{t('search.noneHelp')}</EmptyState>
              ) : (
                <EmptyState title={t('search.empty')}>{t('search.emptyHelp')}</EmptyState>
              )
            }
          />
          {edges.length > 0 && (
            <LoadMore shown={edges.length} hasMore={hasMore} isLoading={isLoading} onLoad={loadMore} />
          )}
        </>
      )}
    </>
  );
}

function useColumns(): TableColumn<Person>[] {
  const t = useText(text);
  const r = useText(restrictionText);
  const language = useLanguage();
  return [
    {
      id: 'name',
      label: t('column.name'),
      isRowHeader: true,
      width: 'w-[30%]',
      render: ({ name, nameKana, alias, redactions, restriction }) => (
        <>
          <Guarded redactions={redactions} path="name">
            <PersonName name={name ?? ''} kana={nameKana} className="font-bold" isListed />
            {alias && <span className="text-quiet">{t('alias', { alias })}</span>}
          </Guarded>
          {restriction && (
            <span className="block">
              <Badge tone="orange" icon="lock">
                {r('mark')}
              </Badge>
            </span>
          )}
        </>
      ),
    },
    {
      id: 'birthDate',
      label: t('column.birthDate'),
      width: 'w-[24%]',
      render: ({ birthDate, redactions }) => (
        <Guarded redactions={redactions} path="birthDate">
          {birthDate ? (
            <>
              <EraDate iso={birthDate} /> {t('age', { count: ageToday(birthDate) })}
            </>
          ) : (
            '—'
          )}
        </Guarded>
      ),
    },
    {
      id: 'address',
      label: t('column.address'),
      render: ({ address, redactions }) => (
        <Guarded redactions={redactions} path="address">
          {address || '—'}
        </Guarded>
      ),
    },
    { id: 'agency', label: t('column.agency'), width: 'w-[18%]', render: ({ agency }) => agencyName(agency, language) },
  ];
}
