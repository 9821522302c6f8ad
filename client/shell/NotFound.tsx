import { useText } from '../i18n/text.ts';
import { LinkButton } from '../ui/Button.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { text } from './text.ts';

/** For an address that leads nowhere, and for one that may not be seen: both read alike. */
export function NotFound() {
  const t = useText(text);
  return (
    <>
      <PageHeader title={t('notFound.title')} lead={t('notFound.body')} />
      <LinkButton href="/">{t('toHome')}</LinkButton>
    </>
  );
}
