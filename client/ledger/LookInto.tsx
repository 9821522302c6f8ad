import { z } from 'zod';
import { useText } from '../i18n/text.ts';
import { Bound } from '../ui/form/Form.tsx';
import { FormDialog } from '../ui/form/FormDialog.tsx';
import { requiredText } from '../ui/form/schemas.ts';
import { TextArea } from '../ui/TextField.tsx';
import { toast } from '../ui/Toast.tsx';
import { useCommandForm } from '../useCommandForm.ts';
import { LookIntoMutation, type PatternRow } from './documents.ts';
import { text } from './text.ts';

const schema = z.object({ note: requiredText(500) });

/** Takes down what came of asking about somebody; it stays. */
export function LookInto({ row, onClose, onDone }: { row: PatternRow; onClose: () => void; onDone: () => void }) {
  const t = useText(text);
  const form = useCommandForm({
    document: LookIntoMutation,
    schema,
    defaultValues: { note: '' },
    args: ({ note }) => ({ id: row.id, pattern: row.pattern, day: row.day, note }),
    onDone: () => {
      toast('success', t('lookInto.saved'));
      onDone();
      onClose();
    },
  });
  return (
    <FormDialog
      form={form}
      title={t('lookInto.title')}
      label={t('lookInto.title')}
      submit={t('lookInto.submit')}
      onClose={onClose}
    >
      <Bound form={form} name="note" label={t('lookInto.note')}>
        {(field) => <TextArea {...field} isRequired description={t('lookInto.noteHint')} />}
      </Bound>
    </FormDialog>
  );
}
