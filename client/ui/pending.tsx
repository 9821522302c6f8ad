import { useEffect, useState } from 'react';
import { useText } from '../i18n/text.ts';
import { create } from './store.ts';
import { text } from './text.ts';

const count = create(0);

/** Counts `work` among what the person is waiting for, so that the bar at the top shows it. */
export async function whilePending<T>(work: Promise<T>): Promise<T> {
  count.set(count.get() + 1);
  try {
    return await work;
  } finally {
    count.set(count.get() - 1);
  }
}

/** The bar at the top of the window, shown when something has been pending for 400 ms. */
export function PendingBar({ isBusy = false }: { isBusy?: boolean }) {
  const t = useText(text);
  const isPending = count.use() > 0 || isBusy;
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    if (!isPending) {
      setShown(false);
      return;
    }
    const timer = setTimeout(() => setShown(true), 400);
    return () => clearTimeout(timer);
  }, [isPending]);
  if (!isShown) return null;
  return (
    <div
      role="progressbar"
      aria-label={t('loading')}
      className="fixed inset-x-0 top-0 z-[60] h-1 overflow-hidden bg-blue-100"
    >
      <div className="top-bar absolute h-full w-2/5 bg-key-900" />
    </div>
  );
}
