import { useEffect, useRef } from 'react';
import { type Location, useBlocker } from 'react-router';
import { useText } from '../i18n/text.ts';
import { confirm } from './Dialog.tsx';
import { create } from './store.ts';
import { text } from './text.ts';

const holding = create(0);

/** Whether something on the screen is typed and not stored yet; what a lost connection means depends on it. */
export const useIsHolding = (): boolean => holding.use() > 0;

/** Says, while `isHeld`, that something here is typed and not stored yet. */
export function useHolding(isHeld: boolean): void {
  useEffect(() => {
    if (!isHeld) return;
    holding.set(holding.get() + 1);
    return () => holding.set(holding.get() - 1);
  }, [isHeld]);
}

/**
 * Asks before a page is left on which something would be lost.
 * @param isAtStake whether anything would be lost, asked at the moment of leaving
 * @param rescue tries to store it instead; resolves to whether nothing is at stake any more
 * @param isLostOnClose as `isAtStake`, for the closing of the window, where what can still be stored is
 * @param isSamePage whether an address is that of this very page
 * @param body what would be lost, in the viewer's language
 * @param action the verb for leaving, where nothing is there to be saved
 */
export function useAskBeforeLeaving(asked: {
  isAtStake: () => boolean;
  rescue?: () => Promise<boolean>;
  isLostOnClose?: () => boolean;
  isSamePage?: (next: Location) => boolean;
  body: string;
  action?: string;
}): void {
  const t = useText(text);
  const latest = useRef(asked);
  latest.current = asked;
  useHolding(asked.isAtStake());
  const blocker = useBlocker(({ currentLocation, nextLocation }) => {
    if (currentLocation.pathname === nextLocation.pathname) return false;
    return latest.current.isAtStake() && !latest.current.isSamePage?.(nextLocation);
  });
  const title = t('leaving.title');
  const leave = t('leaving.action');
  const cancel = t('leaving.stay');
  useEffect(() => {
    if (blocker.state !== 'blocked') return;
    const { rescue, body, action = leave } = latest.current;
    void (async () => {
      const mayLeave = (await rescue?.()) || (await confirm({ title, body, action, cancel, danger: true }));
      if (mayLeave) blocker.proceed();
      else blocker.reset();
    })();
  }, [blocker, title, leave, cancel]);
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent): void => {
      const { isAtStake, isLostOnClose = isAtStake } = latest.current;
      if (isLostOnClose()) event.preventDefault();
    };
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, []);
}
