import { z } from 'zod';
import { useText } from '../i18n/text.ts';
import { RadioGroup } from '../ui/Choices.tsx';
import { Bound } from '../ui/form/Form.tsx';
import { FormDialog } from '../ui/form/FormDialog.tsx';
import { oneOf, requiredText } from '../ui/form/schemas.ts';
import { TextArea } from '../ui/TextField.tsx';
import { toast } from '../ui/Toast.tsx';
import { useCommandForm } from '../useCommandForm.ts';
import { exclusions, type Line, WithholdMutation } from './documents.ts';
import { text } from './text.ts';

const schema = z.object({ reason: oneOf(exclusions), note: requiredText(500) });

/** Withholds a line from the person, by an item of the law that somebody has to choose, or does so no more. */
export function Withhold({
  personId,
  line,
  onClose,
  onDone,
}: {
  personId: string;
  line: Line;
  onClose: () => void;
  onDone: () => void;
}) {
  const t = useText(text);
  const isLift = line.withheld !== null;
  const form = useCommandForm({
    document: WithholdMutation,
    schema,
    // To tell a line again needs no item of the law: none is asked for then, nor sent.
    defaultValues: { reason: line.withheld === null ? '' : exclusions[0], note: '' },
    args: ({ reason, note }) => ({ personId, lineId: line.id, reason: isLift ? null : reason, note }),
    onDone: () => {
      toast('success', t('withhold.saved'));
      onDone();
      onClose();
    },
  });
  return (
    <FormDialog
      form={form}
      title={t('withhold.title')}
      label={t('withhold.title')}
      submit={t(isLift ? 'withhold.submitLift' : 'withhold.submit')}
      onClose={onClose}
    >
      <p>{t('withhold.lead')}</p>
      {!isLift && (
        <Bound form={form} name="reason" label={t('withhold.reason')}>
          {(field) => (
            <RadioGroup {...field} isRequired choices={exclusions.map((id) => ({ id, label: t(`exclusion.${id}`) }))} />
          )}
        </Bound>
      )}
      <Bound form={form} name="note" label={t('withhold.note')}>
        {(field) => <TextArea {...field} isRequired description={t('withhold.noteHint')} />}
      </Bound>
    </FormDialog>
  );
}
