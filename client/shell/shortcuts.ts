import { useEffect } from 'react';
import { create } from '../ui/store.ts';

const storageKey = 'tsunagi.singleKeys';

function stored(): boolean {
  try {
    return localStorage.getItem(storageKey) !== 'off';
  } catch {
    return true;
  }
}

/** Whether keys of one character work; people who speak to their computer turn them off (WCAG 2.1.4). */
export const singleKeys = create(stored());

/** Turns keys of one character on or off in this browser. */
export function setSingleKeys(isOn: boolean): void {
  singleKeys.set(isOn);
  try {
    localStorage.setItem(storageKey, isOn ? 'on' : 'off');
  } catch {
    // A browser that refuses storage still obeys for this visit.
  }
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Listens for Ctrl/Cmd+K and `/` (search) and `?` (help) while no dialog is open. */
export function useShortcuts(actions: { search: () => void; help: () => void }): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (
        event.defaultPrevented ||
        event.isComposing ||
        document.querySelector('[role=dialog],[role=alertdialog][aria-modal]')
      )
        return;
      const isCommandK = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey;
      const isSingle = singleKeys.get() && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
      if (isCommandK || (isSingle && event.key === '/')) {
        event.preventDefault();
        actions.search();
      } else if (isSingle && event.key === '?') {
        event.preventDefault();
        actions.help();
      }
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [actions]);
}
