import { useText } from '../i18n/text.ts';
import { PageHeader } from '../ui/PageHeader.tsx';
import { text } from './text.ts';

/** Staff and postings. */
export function StaffPage() {
  const t = useText(text);
  return <PageHeader title={t('title.list')} />;
}
