import { useEffect, useState } from 'react';
import { useText } from '../i18n/text.ts';
import { Banner } from '../ui/Banner.tsx';
import { text } from './text.ts';
import type { SignInFailure } from './useSignIn.ts';

/** Whole seconds until `until` (milliseconds since 1970), counted down; 0 when it is over. */
export function useSecondsUntil(until: number | undefined): number {
  const left = () => (until === undefined ? 0 : Math.max(0, Math.ceil((until - Date.now()) / 1000)));
  const [now, setNow] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new end starts a new count
  useEffect(() => {
    if (left() === 0) return;
    const timer = setInterval(() => setNow((count) => count + 1), 1000);
    return () => clearInterval(timer);
  }, [until, left() === 0]);
  return now >= 0 ? left() : 0;
}

/** Why signing in did not work; where it has to wait, the time left, which is not read out each second. */
export function SignInProblem({ failure }: { failure: SignInFailure | null }) {
  const t = useText(text);
  const left = useSecondsUntil(failure?.until);
  if (!failure) return null;
  const minutes = Math.floor(left / 60);
  const waiting = minutes
    ? t('waitMinutes', { minutes, seconds: left % 60 })
    : left
      ? t('waitSeconds', { seconds: left })
      : t('waitOver');
  return (
    <div className="mb-5">
      {failure.until ? (
        <Banner key={failure.until} tone="warning" live title={t('wait')}>
          <span aria-live="off" role="timer" className="tabular-nums">
            {waiting}
          </span>
        </Banner>
      ) : (
        <Banner tone="error" live title={t('failed')}>
          {failure.message}
        </Banner>
      )}
    </div>
  );
}
