import { useText } from '../../i18n/text.ts';
import { Button, LinkButton } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { text as shared } from '../text.ts';
import { countFilters, type ListFilters } from './filters.ts';
import { text } from './text.ts';

/** An empty box: why it is empty, and what to do. */
export function BoxEmpty({
  box,
  filters,
  search,
  can,
  onClear,
}: {
  box: 'INBOX' | 'OUTBOX';
  filters: ListFilters;
  search: string;
  can: { createReferral: boolean; receiveReferrals: boolean };
  onClear: () => void;
}) {
  const t = useText(text);
  const s = useText(shared);
  if (countFilters(filters) > 0 || search.trim()) {
    return (
      <EmptyState
        title={t('empty.filtered')}
        action={
          <Button variant="outline" icon="cross" onPress={onClear}>
            {t('clearFilters')}
          </Button>
        }
      >
        <p>{t('empty.filteredBody')}</p>
        {search.trim() && <p>{t('empty.searchedBody')}</p>}
      </EmptyState>
    );
  }
  if (box === 'INBOX') {
    return (
      <EmptyState title={t('empty.inbox')}>
        {can.receiveReferrals ? t('empty.inboxBody') : t('empty.notReceiving')}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={t('empty.outbox')}
      action={
        can.createReferral && (
          <LinkButton href="/referrals/new" icon="write" variant="solid">
            {s('title.newReferral')}
          </LinkButton>
        )
      }
    >
      {t('empty.outboxBody')}
    </EmptyState>
  );
}
