import { useText } from '../i18n/text.ts';
import { PageHeader } from '../ui/PageHeader.tsx';
import { text } from './text.ts';

/** Inbox. */
export function InboxPage() {
  const t = useText(text);
  return <PageHeader title={t('title.inbox')} />;
}
