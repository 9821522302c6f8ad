import { type ReactNode, useId } from 'react';
import type { FieldValues } from 'react-hook-form';
import { useText } from '../../i18n/text.ts';
import { Button } from '../Button.tsx';
import { Dialog } from '../Dialog.tsx';
import { text } from '../text.ts';
import { Form, SubmitButton } from './Form.tsx';
import type { AppForm } from './useAppForm.ts';

/** A form in a dialog, with its two ways out in the foot. */
export function FormDialog<I extends FieldValues, O>({
  form,
  title,
  label,
  submit,
  danger,
  onClose,
  children,
}: {
  form: AppForm<I, O>;
  title: string;
  label: string;
  /** What the button that sends the form says. */
  submit: string;
  danger?: boolean;
  onClose: () => void;
  children: ReactNode;
}) {
  const t = useText(text);
  const id = useId();
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button variant="outline" onPress={onClose}>
            {t('cancel')}
          </Button>
          <SubmitButton form={form} formId={id} danger={danger}>
            {submit}
          </SubmitButton>
        </>
      }
    >
      <Form form={form} id={id} label={label}>
        {children}
      </Form>
    </Dialog>
  );
}
