import type { ReferralBoxQuery, ReferralStatus } from '../../generated/graphql.ts';
import type { Say } from '../../i18n/text.ts';
import type { QuickFilter } from './FilterBar.tsx';
import type { ListFilters } from './filters.ts';
import type { text } from './text.ts';

type Counts = ReferralBoxQuery['referralCounts'];

/** The quick filters of a box, with how many rows each would show where the API counts them. */
export function quickFilters(
  box: 'INBOX' | 'OUTBOX',
  filters: ListFilters,
  counts: Counts | undefined,
  t: Say<(typeof text)['ja']>,
  change: (part: Partial<ListFilters>) => void,
): QuickFilter[] {
  const flag = (
    id: 'waiting' | 'asked' | 'overdue' | 'unread' | 'mine',
    label: string,
    count?: number,
  ): QuickFilter => ({
    id,
    label,
    count,
    isOn: filters[id],
    toggle: (isOn) => change({ [id]: isOn }),
  });
  const only = (status: ReferralStatus, label: string, count?: number): QuickFilter => ({
    id: status,
    label,
    count,
    isOn: filters.status.length === 1 && filters.status[0] === status,
    toggle: (isOn) => change({ status: isOn ? [status] : [] }),
  });
  if (box === 'INBOX') {
    return [
      flag('waiting', t('quick.waiting'), counts?.inboxWaiting),
      flag('asked', t('quick.asked'), counts?.inboxAsked),
      flag('overdue', t('quick.overdue'), counts?.inboxOverdue),
      flag('unread', t('quick.unread'), counts?.inboxUnread),
      flag('mine', t('mineInbox')),
    ];
  }
  return [
    flag('waiting', t('quick.waiting')),
    only('RETURNED', t('returned'), counts?.returned),
    flag('asked', t('quick.asked'), counts?.outboxAsked),
    flag('overdue', t('quick.overdue'), counts?.outboxOverdue),
    flag('unread', t('quick.unread'), counts?.outboxUnread),
    flag('mine', t('mineOutbox')),
    only('DRAFT', t('drafts'), counts?.drafts),
  ];
}
