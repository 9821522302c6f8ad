import { useMutation } from 'urql';
import { z } from 'zod';
import { refusalOf, useCommandId } from '../command.ts';
import { useText } from '../i18n/text.ts';
import { Bound } from '../ui/form/Form.tsx';
import { FormDialog } from '../ui/form/FormDialog.tsx';
import { requiredText } from '../ui/form/schemas.ts';
import { useAppForm } from '../ui/form/useAppForm.ts';
import { TextArea } from '../ui/TextField.tsx';
import { toast } from '../ui/Toast.tsx';
import { LookIntoMutation, type PatternRow } from './documents.ts';
import { text } from './text.ts';

const schema = z.object({ note: requiredText(500) });

/** Takes down what came of asking about somebody; it stays. */
export function LookInto({ row, onClose, onDone }: { row: PatternRow; onClose: () => void; onDone: () => void }) {
  const t = useText(text);
  const command = useCommandId();
  const [, send] = useMutation(LookIntoMutation);
  const form = useAppForm({
    schema,
    defaultValues: { note: '' },
    onSubmit: async ({ note }) => {
      const { id, pattern, day } = row;
      const { data, error } = await send({ commandId: command.current(), id, pattern, day, note });
      const refusal = refusalOf({ data: data?.lookIntoPattern, error });
      if (refusal) return refusal;
      command.done();
      toast('success', t('lookInto.saved'));
      onDone();
      onClose();
      return undefined;
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
