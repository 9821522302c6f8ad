import { useEffect } from 'react';
import {
  UNSTABLE_Toast as AriaToast,
  Text,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components';
import { useLocation } from 'react-router';
import { useText } from '../i18n/text.ts';
import { Button, IconButton } from './Button.tsx';
import { cx } from './classes.ts';
import { Icon } from './icons.tsx';
import { text } from './text.ts';
import { type Tone, toneIcon } from './tone.ts';

interface Message {
  /** When it was first shown, in milliseconds. */
  at: number;
  tone: Tone;
  words: string;
  action?: { label: string; run: () => void };
}

const queue = new ToastQueue<Message>({ maxVisibleToasts: 3 });

/**
 * Says that something has happened on this page, or on the way to the next one, where it then stands. Errors and messages with
 * an action stay until closed; others leave after eight seconds, waiting while the focus is on them. Pressing what lies under
 * one works.
 */
export function toast(tone: Tone, words: string, action?: Message['action']): void {
  queue.add({ at: Date.now(), tone, words, action }, tone === 'error' || action ? {} : { timeout: 8000 });
}

const edges: Record<Tone, string> = {
  info: 'border-l-blue-900 text-blue-900',
  success: 'border-l-success-2 text-success-2',
  warning: 'border-l-warning-orange-2 text-warning-orange-2',
  error: 'border-l-error-1 text-error-1',
};

/** What is said just before a page is left belongs to the next one; what is older, in milliseconds, does not fit there. */
const ofThisStep = 1000;

/** Where `toast` messages appear; the shell holds one. F6 moves the focus to it. */
export function ToastHost() {
  const t = useText(text);
  const { pathname } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is what makes it stale
  useEffect(() => {
    for (const { key, content } of queue.visibleToasts) if (Date.now() - content.at > ofThisStep) queue.close(key);
  }, [pathname]);
  return (
    <ToastRegion
      queue={queue}
      aria-label={t('notifications')}
      data-screen-only
      className="pointer-events-none fixed inset-x-4 top-[calc(var(--shell-top)+0.5rem)] z-40 flex flex-col gap-2 sm:top-auto sm:bottom-4 sm:left-auto sm:w-96"
    >
      {({ toast: shown }) => (
        <AriaToast
          toast={shown}
          className={cx(
            edges[shown.content.tone],
            'flex items-center gap-2 rounded-8 border border-l-8 border-solid-gray-420 bg-white p-3 shadow-3',
          )}
        >
          <Icon name={toneIcon[shown.content.tone]} />
          <ToastContent className="min-w-0 grow text-ink">
            <Text slot="title">{shown.content.words}</Text>
          </ToastContent>
          {shown.content.action && (
            <Button
              size="sm"
              variant="outline"
              className="pointer-events-auto"
              onPress={() => {
                shown.content.action?.run();
                queue.close(shown.key);
              }}
            >
              {shown.content.action.label}
            </Button>
          )}
          <span className="pointer-events-auto">
            <IconButton slot="close" icon="cross" size="sm" label={t('close')} />
          </span>
        </AriaToast>
      )}
    </ToastRegion>
  );
}
