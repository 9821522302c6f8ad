import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useText } from '../i18n/text.ts';
import { Button, IconButton } from './Button.tsx';
import { cx } from './classes.ts';
import { create } from './store.ts';
import { text } from './text.ts';

const widths = { sm: 'max-w-md', md: 'max-w-2xl', lg: 'max-w-5xl' };

/** A dialog over the page: `onClose` is called for Escape, the cross and the page behind. */
export function Dialog({
  title,
  isOpen,
  onClose,
  children,
  footer,
  width = 'md',
  role,
}: {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
  footer?: ReactNode;
  width?: keyof typeof widths;
  role?: 'dialog' | 'alertdialog';
}) {
  const t = useText(text);
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable={role !== 'alertdialog'}
      className="fixed inset-0 z-50 flex items-end justify-center bg-opacity-gray-500 sm:items-center sm:p-6"
    >
      <Modal className={cx('w-full bg-white shadow-5 rounded-t-12 sm:rounded-12', widths[width])}>
        <AriaDialog role={role} className="flex max-h-[90dvh] flex-col outline-none">
          <div className="flex items-start justify-between gap-4 px-5 pt-4">
            <Heading slot="title" className="text-std-20B-150">
              {title}
            </Heading>
            {role !== 'alertdialog' && <IconButton icon="cross" label={t('close')} size="sm" onPress={onClose} />}
          </div>
          <div className="overflow-y-auto px-5 py-3">{children}</div>
          {footer && <div className="flex flex-wrap justify-end gap-3 border-t border-line px-5 py-4">{footer}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** What is asked before something that cannot easily be undone. */
export interface Question {
  title: string;
  body?: ReactNode;
  /** The verb on the button, such as 「取り下げる」; never a bare "yes". */
  action: string;
  /** The other button, where 「やめる」 would not say what stays. */
  cancel?: string;
  danger?: boolean;
}

const asked = create<(Question & { answer: (agreed: boolean) => void }) | null>(null);

/** Asks and resolves to true when the person pressed the action's button. Needs one `ConfirmHost` in the shell. */
export function confirm(question: Question): Promise<boolean> {
  asked.get()?.answer(false);
  return new Promise((resolve) => {
    asked.set({
      ...question,
      answer: (agreed) => {
        asked.set(null);
        resolve(agreed);
      },
    });
  });
}

/** Shows what `confirm` asks. */
export function ConfirmHost() {
  const t = useText(text);
  const question = asked.use();
  if (!question) return null;
  return (
    <Dialog
      role="alertdialog"
      isOpen
      width="sm"
      title={question.title}
      onClose={() => question.answer(false)}
      footer={
        <>
          <Button variant="outline" autoFocus onPress={() => question.answer(false)}>
            {question.cancel ?? t('cancel')}
          </Button>
          <Button danger={question.danger} onPress={() => question.answer(true)}>
            {question.action}
          </Button>
        </>
      }
    >
      {question.body}
    </Dialog>
  );
}
