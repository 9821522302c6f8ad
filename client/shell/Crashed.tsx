import { useEffect, useState } from 'react';
import { isRouteErrorResponse, useRouteError } from 'react-router';
import { useText } from '../i18n/text.ts';
import { Button, LinkButton } from '../ui/Button.tsx';
import { Loading } from '../ui/states.tsx';
import { NotFound } from './NotFound.tsx';
import { text } from './text.ts';

/** How often the server is looked for by a page that waits for it, in milliseconds. */
const patience = 5000;

/** Whether a part of the app, its code or its style, could not be fetched; browsers say so in different words. */
const isUnfetched = (error: unknown): boolean => error instanceof Error && /import|module|preload/i.test(error.message);

const isServed = (): Promise<boolean> =>
  fetch('/health', { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  );

/** Shown instead of a page that failed. */
export function Crashed() {
  const t = useText(text);
  const error = useRouteError();
  if (isRouteErrorResponse(error) && error.status === 404) return <NotFound />;
  if (isUnfetched(error)) return <Unfetched />;
  return <Failed title={t('crashed.title')} body={t('crashed.body')} canReload />;
}

/** A page that could not be fetched: because nobody answers, until somebody does; or the server has another version by now. */
function Unfetched() {
  const t = useText(text);
  const [hasServer, setHasServer] = useState<boolean>();
  useEffect(() => {
    if (hasServer === undefined) void isServed().then(setHasServer);
    if (hasServer !== false) return;
    // Without an answer, loading anew would leave the browser with nothing to show.
    const goOn = async (): Promise<void> => {
      if (await isServed()) location.reload();
    };
    const timer = setInterval(goOn, patience);
    addEventListener('online', goOn);
    return () => {
      clearInterval(timer);
      removeEventListener('online', goOn);
    };
  }, [hasServer]);
  if (hasServer === undefined) return <Loading />;
  if (hasServer) return <Failed title={t('crashed.title')} body={t('crashed.stale')} canReload />;
  return <Failed title={t('crashed.waitingTitle')} body={t('crashed.waiting')} />;
}

function Failed({ title, body, canReload = false }: { title: string; body: string; canReload?: boolean }) {
  const t = useText(text);
  return (
    <div role="alert" className="mx-auto max-w-xl p-8">
      <title>{t('product')}</title>
      <h1 className="text-std-24B-150">{title}</h1>
      <p className="mt-2 mb-5">{body}</p>
      {canReload && (
        <div className="flex gap-3">
          <Button onPress={() => location.reload()}>{t('crashed.reload')}</Button>
          <LinkButton href="/">{t('toHome')}</LinkButton>
        </div>
      )}
    </div>
  );
}
