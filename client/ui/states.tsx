import type { ReactNode } from 'react';
import { useText } from '../i18n/text.ts';
import { Banner } from './Banner.tsx';
import { Button } from './Button.tsx';
import { text } from './text.ts';

/** Nothing to show, why, and what to do next. */
export function EmptyState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="flex flex-col items-start gap-2 rounded-8 border border-dashed border-solid-gray-420 px-5 py-8">
      <p className="font-bold">{title}</p>
      {children && <div className="text-quiet">{children}</div>}
      {action && <div className="mt-2">{action}</div>}
    </div>
  );
}

/**
 * Why a part of the page could not be shown, with a way to try again. `code` is the API's error code, if it gave one, and
 * `reference` what it calls an error of its own, for the IT staff to find.
 */
export function ErrorState({
  code,
  isOffline = false,
  reference,
  onRetry,
}: {
  code?: string;
  isOffline?: boolean;
  reference?: string;
  onRetry?: () => void;
}) {
  const t = useText(text);
  const words = isOffline ? t('failed.offline') : code === 'NOT_FOUND' ? t('failed.NOT_FOUND') : t('failed.other');
  return (
    <Banner
      tone={code === 'NOT_FOUND' ? 'info' : 'error'}
      title={t(code === 'NOT_FOUND' ? 'failed.missing' : 'failed.title')}
      live
      action={
        onRetry && (
          <Button size="sm" variant="outline" onPress={onRetry}>
            {t('retry')}
          </Button>
        )
      }
    >
      {reference ? t('failed.reference', { words, reference }) : words}
    </Banner>
  );
}

/** Grey lines in the place of what is on its way; read as 「読み込んでいます」. */
export function Loading({ lines = 4 }: { lines?: number }) {
  const t = useText(text);
  const widths = ['w-2/3', 'w-full', 'w-5/6', 'w-1/2'];
  return (
    <div role="status" className="flex flex-col gap-3 py-2">
      <span className="sr-only">{t('loading')}</span>
      {Array.from({ length: lines }, (_, line) => line).map((line) => (
        <span key={line} className={`${widths[line % widths.length]} h-5 animate-pulse rounded-4 bg-solid-gray-100`} />
      ))}
    </div>
  );
}
