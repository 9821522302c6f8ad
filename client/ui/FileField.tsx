import { Button as AriaButton, DropZone, FileTrigger, ProgressBar, Text } from 'react-aria-components';
import { useText } from '../i18n/text.ts';
import { buttonClass, IconButton } from './Button.tsx';
import { cx } from './classes.ts';
import { Icon } from './icons.tsx';
import { text } from './text.ts';

/** A file on its way to the server, there, or refused with the reason in the viewer's language. */
export interface FileItem {
  key: string;
  name: string;
  state: 'sending' | 'done' | 'refused';
  /** Part sent, 0–1. */
  progress: number;
  reason?: string;
}

/** Files to attach: dropped, chosen or taken with the camera. It shows them; `useUploads` sends them. */
export function FileField({
  label,
  description,
  errorMessage,
  items,
  onAdd,
  onRemove,
  accept,
  limit,
  isDisabled = false,
}: {
  label: string;
  description?: string;
  errorMessage?: string;
  items: readonly FileItem[];
  onAdd: (files: File[]) => void;
  onRemove: (key: string) => void;
  /** Media types, e.g. `['application/pdf', 'image/jpeg']`. */
  accept: readonly string[];
  /** What may be attached, in words: types such as 「PDF・JPEG・PNG」 and the most megabytes of one file. */
  limit: { types: string; megabytes: number };
  isDisabled?: boolean;
}) {
  const t = useText(text);
  return (
    <div className="flex flex-col gap-2">
      <DropZone
        isDisabled={isDisabled}
        aria-label={label}
        onDrop={async ({ items: dropped }) => {
          const files = await Promise.all(dropped.flatMap((item) => (item.kind === 'file' ? [item.getFile()] : [])));
          if (files.length > 0) onAdd(files);
        }}
        className={cx(
          'flex flex-col items-start gap-2 rounded-8 border border-dashed border-field p-4 dropping:border-solid dropping:border-key-900 within:focus-ring dropping:bg-key-50',
          errorMessage && 'border-2 border-error-1',
        )}
      >
        <Text slot="label" className="font-bold">
          {label}
        </Text>
        {description && <span className="text-sm text-quiet">{description}</span>}
        <div className="flex flex-wrap items-center gap-2">
          <span className="pointer-coarse:hidden">{t('file.drop')}</span>
          <FileTrigger
            acceptedFileTypes={accept}
            allowsMultiple
            onSelect={(list) => list && list.length > 0 && onAdd([...list])}
          >
            <AriaButton isDisabled={isDisabled} className={buttonClass({ variant: 'outline', size: 'sm' })}>
              <Icon name="file" size={16} />
              {t('file.choose')}
            </AriaButton>
          </FileTrigger>
        </div>
        <span className="text-sm text-quiet">{t('file.limit', limit)}</span>
      </DropZone>
      {errorMessage && (
        <p role="alert" className="flex items-center gap-1 text-sm text-error-1">
          <Icon name="error" size={16} />
          {errorMessage}
        </p>
      )}
      {items.length > 0 && (
        <ul className="flex flex-col gap-1.5">
          {items.map((item) => (
            <FileRow key={item.key} item={item} onRemove={onRemove} />
          ))}
        </ul>
      )}
    </div>
  );
}

function FileRow({ item, onRemove }: { item: FileItem; onRemove: (key: string) => void }) {
  const t = useText(text);
  return (
    <li
      className={cx(
        'flex items-center gap-2 rounded-6 border px-3 py-1.5',
        item.state === 'refused' ? 'border-error-1' : 'border-line',
      )}
    >
      <span className={item.state === 'refused' ? 'text-error-1' : 'text-quiet'}>
        <Icon name={item.state === 'refused' ? 'error' : item.state === 'done' ? 'check' : 'file'} />
      </span>
      <div className="min-w-0 grow" aria-live="polite">
        <p className="leading-snug">{item.name}</p>
        {item.state === 'sending' && (
          <ProgressBar aria-label={item.name} value={item.progress * 100}>
            {({ percentage = 0 }) => (
              <>
                <p className="text-sm text-quiet tabular-nums">
                  {t('file.uploading', { percent: Math.round(percentage) })}
                </p>
                <div className="mt-1 h-1 rounded-full bg-solid-gray-200">
                  <div className="h-full rounded-full bg-key-900" style={{ width: `${percentage}%` }} />
                </div>
              </>
            )}
          </ProgressBar>
        )}
        {item.state === 'done' && <p className="text-sm text-quiet">{t('file.done')}</p>}
        {item.state === 'refused' && (
          <p className="text-sm text-error-1">{t('file.refused', { reason: item.reason ?? t('failed.other') })}</p>
        )}
      </div>
      <IconButton
        icon="cross"
        size="sm"
        label={t('file.remove', { name: item.name })}
        onPress={() => onRemove(item.key)}
      />
    </li>
  );
}
