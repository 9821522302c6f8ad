import { Fragment } from 'react';
import { useText } from '../i18n/text.ts';
import { Switch } from '../ui/Choices.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { setSingleKeys, singleKeys } from './shortcuts.ts';
import { text } from './text.ts';

const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

function Keys({ of }: { of: readonly string[] }) {
  const t = useText(text);
  return of.map((key, index) => (
    <Fragment key={key}>
      {index > 0 && <span className="mx-1.5 text-sm text-quiet">{t('keys.or')}</span>}
      <kbd className="rounded-4 border border-solid-gray-420 bg-solid-gray-50 px-1.5 py-0.5 text-sm">{key}</kbd>
    </Fragment>
  ));
}

/** The list of keys that work everywhere. */
export function KeyboardHelp({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useText(text);
  const isOn = singleKeys.use();
  const rows = [
    [t('keys.search'), [isMac ? '⌘K' : 'Ctrl+K', '/']],
    [t('keys.help'), ['?']],
    [t('keys.next'), ['Tab']],
    [t('keys.choose'), ['Enter', 'Space']],
    [t('keys.rows'), ['J', 'K', '↑', '↓']],
    [t('keys.toasts'), ['F6']],
    [t('keys.close'), ['Esc']],
  ] as const;
  return (
    <Dialog title={t('keys.title')} isOpen={isOpen} onClose={onClose} width="sm">
      <dl className="grid grid-cols-[1fr_auto] items-center gap-y-2">
        {rows.map(([what, keys]) => (
          <Fragment key={what}>
            <dt>{what}</dt>
            <dd>
              <Keys of={keys} />
            </dd>
          </Fragment>
        ))}
      </dl>
      <div className="mt-4 border-t border-line pt-3">
        <Switch label={t('keys.single')} value={isOn} onChange={setSingleKeys} />
      </div>
    </Dialog>
  );
}
