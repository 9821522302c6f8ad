import { useState } from 'react';
import { type FragmentType, useFragment } from '../generated/fragment-masking.ts';
import { useText } from '../i18n/text.ts';
import { Button } from '../ui/Button.tsx';
import { RestrictionFragment } from './documents.ts';
import { RestrictDialog } from './RestrictDialog.tsx';
import { text } from './text.ts';

/** Begins to restrict a record that is open. */
export function RestrictButton({
  person: masked,
  onDone,
}: {
  person: FragmentType<typeof RestrictionFragment>;
  onDone: () => void;
}) {
  const t = useText(text);
  const person = useFragment(RestrictionFragment, masked);
  const [isOpen, setOpen] = useState(false);
  if (!person.viewerCan.restrict || person.restriction) return null;
  return (
    <>
      <Button size="sm" variant="outline" icon="lock" onPress={() => setOpen(true)}>
        {t('restrict')}
      </Button>
      {isOpen && <RestrictDialog person={person} onClose={() => setOpen(false)} onDone={onDone} />}
    </>
  );
}
