import { createContext, useContext } from 'react';
import { agencyName } from '../../agencies/agencyName.ts';
import type { ReferralRowFragment as Row } from '../../generated/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { StatusBadge } from '../../ui/Badge.tsx';
import { Clock, isTheirClock } from '../Clock.tsx';
import { labels } from '../labels.ts';
import { text as shared } from '../text.ts';
import { UrgencyBadge } from '../Urgency.tsx';
import { Who } from '../Who.tsx';
import { text } from './text.ts';

/** Where opening a row leads: a draft goes on being written. */
export const pathOf = (row: Row): string =>
  row.status === 'DRAFT' ? `/referrals/${row.id}/edit` : `/referrals/${row.id}`;

/** Whom the row is about; a draft's name is the one typed so far. */
export function RowPerson({ row }: { row: Row }) {
  const isDraft = row.status === 'DRAFT';
  const { name, nameKana } = (isDraft ? row.draft : row.person) ?? { name: null, nameKana: null };
  return <Who name={name} kana={nameKana} consentState={row.consentState} isDraft={isDraft} />;
}

/** The main concern in words; a dash where it is not told. */
export function RowConcern({ row }: { row: Row }) {
  const t = useText(labels);
  const concern = row.mainConcern ?? row.draft?.mainConcern;
  return concern ? t(`concern.${concern}`) : <span className="text-quiet">—</span>;
}

/** The directory, for drafts: they know their receiving agency by its id alone. */
export const Agencies = createContext<readonly { id: string; name: string; nameEn: string }[]>([]);

/** The agency on the other side. */
export function RowAgency({ row }: { row: Row }) {
  const t = useText(shared);
  const language = useLanguage();
  const agencies = useContext(Agencies);
  const chosen = row.toAgency ?? agencies.find(({ id }) => id === row.draft?.toAgencyId);
  const agency = row.side === 'SENDER' ? chosen : row.fromAgency;
  return agency ? agencyName(agency, language) : <span className="text-quiet">{t('agencyOpen')}</span>;
}

/** Status in words, and whether the viewer's side has the next move. */
export function RowStatus({ row }: { row: Row }) {
  const t = useText(labels);
  const s = useText(shared);
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
      <StatusBadge status={row.status}>{t(`status.${row.status}`)}</StatusBadge>
      {row.waiting && <span className="whitespace-nowrap text-sm font-bold text-orange-1000">{s('waiting')}</span>}
    </span>
  );
}

/** The clock, or a dash for a status that has none. */
export function RowClock({ row, now }: { row: Row; now: Date }) {
  return row.dueAt ? (
    <Clock dueAt={row.dueAt} now={now} isTheirs={isTheirClock(row)} />
  ) : (
    <span className="text-quiet">—</span>
  );
}

/** Who has it in hand here: at the receiver the assignee, at the sender who wrote it. */
export function RowOwner({ row }: { row: Row }) {
  const t = useText(text);
  const owner = row.side === 'SENDER' ? row.createdBy : row.assignee;
  return owner ? owner.name : <span className="text-quiet">{t('nobody')}</span>;
}

/** How urgent; a draft's is the one chosen so far. */
export function RowUrgency({ row }: { row: Row }) {
  return <UrgencyBadge urgency={(row.status === 'DRAFT' && row.draft?.urgency) || row.urgency} />;
}

/** Whether a row changed since the viewer last opened it. Drafts are their writers' own. */
export const isUnread = (row: Row): boolean => row.unread && row.status !== 'DRAFT';

/** The mark of a row that changed since the viewer last opened it; a word for those who do not see it. */
export function UnreadMark({ row }: { row: Row }) {
  const t = useText(shared);
  if (!isUnread(row)) return null;
  return (
    <span className="inline-flex items-center" title={t('unread')}>
      <span aria-hidden="true" className="size-2.5 rounded-full bg-blue-900" />
      <span className="sr-only">{t('unread')}</span>
    </span>
  );
}
