import { useEffect } from 'react';
import { singleKeys } from '../../shell/shortcuts.ts';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** How far a key moves; null for a key that is not for rows. */
function stepOf(event: KeyboardEvent, isOnRow: boolean): number | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  if (isOnRow && event.key === 'ArrowDown') return 1;
  if (isOnRow && event.key === 'ArrowUp') return -1;
  if (!singleKeys.get() || isTyping(event.target)) return null;
  if (event.key === 'j') return 1;
  return event.key === 'k' ? -1 : null;
}

/** Moves the focus between the rows' links (`data-row`): J and K anywhere on the page, the arrows from a row; Enter opens it. */
export function useRowKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || document.querySelector('[role=dialog],[role=alertdialog]'))
        return;
      const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')];
      const at = rows.indexOf(document.activeElement as HTMLElement);
      const step = stepOf(event, at >= 0);
      if (step === null || rows.length === 0) return;
      event.preventDefault();
      const next = at < 0 ? (step > 0 ? 0 : -1) : Math.min(Math.max(at + step, 0), rows.length - 1);
      const row = rows.at(next);
      row?.focus({ preventScroll: true });
      row?.scrollIntoView({ block: 'nearest' });
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}
