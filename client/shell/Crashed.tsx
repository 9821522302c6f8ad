import { isRouteErrorResponse, useRouteError } from 'react-router';
import { useText } from '../i18n/text.ts';
import { Button, LinkButton } from '../ui/Button.tsx';
import { NotFound } from './NotFound.tsx';
import { text } from './text.ts';

/**
 * Shown instead of a page that failed. A part of the app that cannot be fetched means most often that a new version was
 * installed while the window was open.
 */
export function Crashed() {
  const t = useText(text);
  const error = useRouteError();
  if (isRouteErrorResponse(error) && error.status === 404) return <NotFound />;
  const isStale = error instanceof TypeError && /import|module/i.test(error.message);
  return (
    <div role="alert" className="mx-auto max-w-xl p-8">
      <title>{t('product')}</title>
      <h1 className="text-std-24B-150">{t('crashed.title')}</h1>
      <p className="mt-2 mb-5">{isStale ? t('crashed.stale') : t('crashed.body')}</p>
      <div className="flex gap-3">
        <Button onPress={() => location.reload()}>{t('crashed.reload')}</Button>
        <LinkButton href="/">{t('toHome')}</LinkButton>
      </div>
    </div>
  );
}
