import { useText } from '../i18n/text.ts';
import { PageHeader } from '../ui/PageHeader.tsx';
import { text } from './text.ts';

/** Referral. */
export function ReferralPage() {
  const t = useText(text);
  return <PageHeader title={t('title.one')} />;
}
