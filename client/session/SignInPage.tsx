import { useText } from '../i18n/text.ts';
import { PageHeader } from '../ui/PageHeader.tsx';
import { text } from './text.ts';

/** Sign in. */
export function SignInPage() {
  const t = useText(text);
  return <PageHeader title={t('title.signIn')} />;
}
