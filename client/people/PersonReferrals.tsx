import { agencyName } from '../agencies/agencyName.ts';
import { type FragmentType, useFragment } from '../generated/fragment-masking.ts';
import { graphql } from '../generated/gql.ts';
import type { PersonReferralsFragment as Data } from '../generated/graphql.ts';
import { useText } from '../i18n/text.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { labels } from '../referrals/labels.ts';
import { StatusBadge } from '../ui/Badge.tsx';
import { DateText } from '../ui/dates.tsx';
import { Table, type TableColumn } from '../ui/Table.tsx';
import { text } from './text.ts';

const PersonReferralsFragment = graphql(`
  fragment PersonReferrals on Person {
    referrals {
      id
      code
      status
      sentAt
      fromAgency { id name nameEn }
      toAgency { id name nameEn }
    }
  }
`);

type Row = Data['referrals'][number];

/** Referrals of a person that the viewer may see. */
export function PersonReferrals({ person }: { person: FragmentType<typeof PersonReferralsFragment> }) {
  const t = useText(text);
  const l = useText(labels);
  const language = useLanguage();
  const { referrals } = useFragment(PersonReferralsFragment, person);
  const columns: TableColumn<Row>[] = [
    {
      id: 'code',
      label: t('referrals.code'),
      isRowHeader: true,
      render: ({ code }) => <span className="tabular-nums">{code}</span>,
    },
    {
      id: 'status',
      label: t('referrals.status'),
      render: ({ status }) => <StatusBadge status={status}>{l(`status.${status}`)}</StatusBadge>,
    },
    {
      id: 'way',
      label: t('referrals.way'),
      render: ({ fromAgency, toAgency }) =>
        `${agencyName(fromAgency, language)} → ${toAgency ? agencyName(toAgency, language) : t('referrals.undecided')}`,
    },
    {
      id: 'sentAt',
      label: t('referrals.sentAt'),
      render: ({ sentAt }) => (sentAt ? <DateText iso={sentAt} /> : '—'),
    },
  ];
  return (
    <Table
      label={t('referrals.title')}
      columns={columns}
      rows={referrals}
      href={({ id, status }) => (status === 'DRAFT' ? `/referrals/${id}/edit` : `/referrals/${id}`)}
      empty={<p className="text-quiet">{t('referrals.none')}</p>}
    />
  );
}
