import { useState } from 'react';
import { useText } from '../i18n/text.ts';
import { Button } from '../ui/Button.tsx';
import { Section } from '../ui/layout.tsx';
import { PasswordForm } from './PasswordForm.tsx';
import { text } from './text.ts';

/** Changing one's password, when asked to. */
export function PasswordSection() {
  const t = useText(text);
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <Section title={t('password.title')}>
      {isOpen ? (
        <PasswordForm onDone={close} onCancel={close} />
      ) : (
        <Button variant="outline" onPress={() => setOpen(true)}>
          {t('password.change')}
        </Button>
      )}
    </Section>
  );
}
