import { z } from 'zod';
import { labels } from '../consents/labels.ts';
import { useText } from '../i18n/text.ts';
import { Bound } from '../ui/form/Form.tsx';
import { FormDialog } from '../ui/form/FormDialog.tsx';
import { oneOf, requiredText } from '../ui/form/schemas.ts';
import { Select } from '../ui/Select.tsx';
import { TextArea } from '../ui/TextField.tsx';
import { toast } from '../ui/Toast.tsx';
import { useCommandForm } from '../useCommandForm.ts';
import { categories, StateMutation } from './documents.ts';
import { text } from './text.ts';

/** Telling the conference what one knows of somebody put before it. */
export function StateDialog({
  about,
  onClose,
  onDone,
}: {
  about: { id: string; personId: string };
  onClose: () => void;
  onDone: () => void;
}) {
  const t = useText(text);
  const l = useText(labels);
  const form = useCommandForm({
    document: StateMutation,
    schema: z.object({ category: oneOf(categories), body: requiredText(4000) }),
    defaultValues: { category: '', body: '' },
    args: (values) => ({ ...about, ...values }),
    onDone: () => {
      toast('success', t('telling.done'));
      onDone();
      onClose();
    },
  });
  return (
    <FormDialog
      form={form}
      title={t('telling.title')}
      label={t('telling.title')}
      submit={t('telling.send')}
      onClose={onClose}
    >
      <Bound form={form} name="category" label={t('field.category')}>
        {(field) => (
          <Select {...field} isRequired choices={categories.map((id) => ({ id, label: l(`category.${id}`) }))} />
        )}
      </Bound>
      <Bound form={form} name="body" label={t('field.body')}>
        {(field) => <TextArea {...field} isRequired description={t('field.bodyHint')} most={4000} />}
      </Bound>
    </FormDialog>
  );
}
