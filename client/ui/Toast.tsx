import {
  UNSTABLE_Toast as AriaToast,
  Text,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components';
import { useText } from '../i18n/text.ts';
import { Button, IconButton } from './Button.tsx';
import { cx } from './classes.ts';
import { Icon } from './icons.tsx';
import { text } from './text.ts';
import { type Tone, toneIcon } from './tone.ts';

interface Message {
  tone: Tone;
  words: string;
  action?: { label: string; run: () => void };
}

const queue = new ToastQueue<Message>({ maxVisibleToasts: 3 });

/**
 * Says that something has happened. Errors and messages with an action stay until closed; others leave after eight seconds,
 * waiting while the pointer or the focus is on them.
 */
export function toast(tone: Tone, words: string, action?: Message['action']): void {
  queue.add({ tone, words, action }, tone === 'error' || action ? {} : { timeout: 8000 });
}

const edges: Record<Tone, string> = {
  info: 'border-l-blue-900 text-blue-900',
  success: 'border-l-success-2 text-success-2',
  warning: 'border-l-warning-orange-2 text-warning-orange-2',
  error: 'border-l-error-1 text-error-1',
};

/** Where `toast` messages appear; the shell holds one. F6 moves the focus to it. */
export function ToastHost() {
  const t = useText(text);
  return (
    <ToastRegion
      queue={queue}
      aria-label={t('notifications')}
      data-screen-only
      className="fixed inset-x-4 bottom-20 z-40 flex flex-col gap-2 sm:left-auto sm:w-96 lg:bottom-6"
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
              onPress={() => {
                shown.content.action?.run();
                queue.close(shown.key);
              }}
            >
              {shown.content.action.label}
            </Button>
          )}
          <IconButton slot="close" icon="cross" size="sm" label={t('close')} />
        </AriaToast>
      )}
    </ToastRegion>
  );
}
