import { useText } from '../i18n/text.ts';
import { PageHeader } from '../ui/PageHeader.tsx';
import { text } from './text.ts';

/** Edit the referral. */
export function EditReferralPage() {
  const t = useText(text);
  return <PageHeader title={t('title.edit')} />;
}
