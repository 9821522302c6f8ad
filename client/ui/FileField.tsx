import { useState } from 'react';
import { Button as AriaButton, DropZone, FileTrigger, ProgressBar, Text } from 'react-aria-components';
import { useText } from '../i18n/text.ts';
import { buttonClass, IconButton } from './Button.tsx';
import { cx } from './classes.ts';
import { RequiredMark } from './Field.tsx';
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

/** How the names of files of a media type end. */
const endings: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
};

/** Files to attach: dropped, chosen or taken with the camera. It shows them; `useUploads` sends them. */
export function FileField({
  label,
  description,
  errorMessage,
  isRequired,
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
  isRequired?: boolean;
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
  const [unfit, setUnfit] = useState<FileItem[]>([]);
  const isOffered = ({ name }: File): boolean =>
    accept.flatMap((type) => endings[type] ?? []).includes(name.split('.').at(-1)?.toLowerCase() ?? '');
  // What the dialog filters, a drop or "all files" brings nevertheless.
  const add = (files: File[]): void => {
    const reason = t('file.kind', { types: limit.types });
    const refused = files.filter((file) => !isOffered(file));
    setUnfit(refused.map(({ name }) => ({ key: crypto.randomUUID(), name, state: 'refused', progress: 0, reason })));
    const offered = files.filter(isOffered);
    if (offered.length > 0) onAdd(offered);
  };
  const remove = (key: string): void => {
    if (unfit.some((item) => item.key === key)) setUnfit(unfit.filter((item) => item.key !== key));
    else onRemove(key);
  };
  const rows = [...items, ...unfit];
  return (
    <div className="flex flex-col gap-2">
      <DropZone
        isDisabled={isDisabled}
        aria-label={label}
        onDrop={async ({ items: dropped }) => {
          const files = await Promise.all(dropped.flatMap((item) => (item.kind === 'file' ? [item.getFile()] : [])));
          if (files.length > 0) add(files);
        }}
        className={cx(
          'flex flex-col items-start gap-2 rounded-8 border border-dashed border-field p-4 dropping:border-solid dropping:border-key-900 within:focus-ring dropping:bg-key-50',
          errorMessage && 'border-2 border-error-1',
        )}
      >
        <Text slot="label" className="font-bold">
          {label}
          {isRequired && <RequiredMark />}
        </Text>
        {description && <span className="text-sm text-quiet">{description}</span>}
        <div className="flex flex-wrap items-center gap-2">
          <span className="pointer-coarse:hidden">{t('file.drop')}</span>
          <FileTrigger
            acceptedFileTypes={accept}
            allowsMultiple
            onSelect={(list) => list && list.length > 0 && add([...list])}
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
      {rows.length > 0 && (
        <ul className="flex flex-col gap-1.5">
          {rows.map((item) => (
            <FileRow key={item.key} item={item} onRemove={remove} />
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
