import { type ReactNode, useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { Language, Reading } from '../i18n/i18n.ts';
import { languages } from '../i18n/i18n.ts';
import { textIn } from '../i18n/text.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { Button } from '../ui/Button.tsx';
import { readingNames } from './readings.ts';
import { text } from './text.ts';

/**
 * What is shown to the person at the counter when the tablet is turned round: nothing but it, in large letters, in the language the
 * person reads.
 */
export function PersonView<R extends Reading = Language>({
  isOpen,
  onClose,
  readings = languages as readonly Reading[] as readonly R[],
  onLanguage,
  title,
  children,
}: {
  isOpen: boolean;
  onClose: () => void;
  /** What the person may choose to read in; the languages of the screens unless it says otherwise. */
  readings?: readonly R[];
  /** Told when the person chooses a language to read in. */
  onLanguage?: (language: R) => void;
  title: (language: R) => string;
  children: (language: R) => ReactNode;
}) {
  const own = useLanguage() as Reading as R;
  const [chosen, setChosen] = useState<R | null>(null);
  const language = chosen ?? own;
  const t = textIn(text, language);
  return (
    <ModalOverlay isOpen={isOpen} onOpenChange={(open) => !open && onClose()} className="fixed inset-0 z-50 bg-white">
      <Modal className="h-dvh">
        <Dialog className="flex h-full flex-col outline-none" aria-label={title(language)}>
          <div lang={language} className="flex h-full flex-col">
            <div className="flex flex-wrap items-center justify-between gap-3 border-b border-line px-4 py-3 sm:px-8">
              <fieldset className="flex flex-wrap gap-2">
                <legend className="sr-only">{t('view.language')}</legend>
                {readings.map((each) => (
                  <Button
                    key={each}
                    size="sm"
                    variant={each === language ? 'solid' : 'outline'}
                    aria-pressed={each === language}
                    onPress={() => {
                      setChosen(each);
                      onLanguage?.(each);
                    }}
                  >
                    {readingNames[each]}
                  </Button>
                ))}
              </fieldset>
              <Button variant="outline" size="sm" icon="cross" onPress={onClose}>
                {t('view.back')}
              </Button>
            </div>
            <section
              aria-label={title(language)}
              // biome-ignore lint/a11y/noNoninteractiveTabindex: what is longer than the screen is scrolled by the keyboard too
              tabIndex={0}
              className="grow overflow-y-auto px-4 py-6 text-xl leading-relaxed outline-none focus-visible:focus-ring sm:px-8"
            >
              <div className="mx-auto max-w-3xl">
                <Heading slot="title" className="mb-6 text-3xl font-bold leading-snug">
                  {title(language)}
                </Heading>
                {children(language)}
              </div>
            </section>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
