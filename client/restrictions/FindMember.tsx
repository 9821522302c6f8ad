import { useState } from 'react';
import { useText } from '../i18n/text.ts';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/TextField.tsx';
import { text } from './text.ts';

/** Finds somebody of another agency by the whole name, as heard on the telephone. */
export function FindMember({
  find,
  onFound,
}: {
  find: (name: string) => Promise<string[]>;
  onFound: (ids: string[]) => void;
}) {
  const t = useText(text);
  const [name, setName] = useState('');
  const [isMissing, setMissing] = useState(false);
  async function search(): Promise<void> {
    if (name.trim() === '') return;
    const ids = await find(name);
    setMissing(ids.length === 0);
    if (ids.length === 0) return;
    setName('');
    onFound(ids);
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter in the field finds, and does not send the form around it
    <div
      className="flex flex-wrap items-end gap-3"
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.nativeEvent.isComposing || !(event.target instanceof HTMLInputElement))
          return;
        event.preventDefault();
        void search();
      }}
    >
      <TextField
        label={t('dialog.find')}
        description={t('dialog.findHint')}
        value={name}
        onChange={(value) => {
          setName(value);
          setMissing(false);
        }}
        errorMessage={isMissing ? t('dialog.notFound') : undefined}
        autoComplete="off"
        className="min-w-0 grow basis-64"
      />
      <Button variant="outline" icon="search" onPress={search}>
        {t('dialog.search')}
      </Button>
    </div>
  );
}
