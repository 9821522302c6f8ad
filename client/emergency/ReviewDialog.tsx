import { z } from 'zod';
import { useText } from '../i18n/text.ts';
import { RadioGroup } from '../ui/Choices.tsx';
import { Bound } from '../ui/form/Form.tsx';
import { FormDialog } from '../ui/form/FormDialog.tsx';
import { oneOf, requiredText } from '../ui/form/schemas.ts';
import { TextArea } from '../ui/TextField.tsx';
import { toast } from '../ui/Toast.tsx';
import { useCommandForm } from '../useCommandForm.ts';
import { ReviewEmergencyMutation } from './documents.ts';
import { text } from './text.ts';

const verdicts = ['JUSTIFIED', 'NOT_JUSTIFIED'] as const;

/** What a chief found of an emergency access: it is said once and stays. */
export function ReviewDialog({
  id,
  isRunning,
  onClose,
  onReviewed,
}: {
  id: string;
  isRunning: boolean;
  onClose: () => void;
  onReviewed: () => void;
}) {
  const t = useText(text);
  const form = useCommandForm({
    document: ReviewEmergencyMutation,
    schema: z.object({ verdict: oneOf(verdicts), note: requiredText(500) }),
    defaultValues: { verdict: '', note: '' },
    args: (values) => ({ id, ...values }),
    onDone: () => {
      toast('success', t('review.done'));
      onReviewed();
      onClose();
    },
  });
  return (
    <FormDialog
      form={form}
      title={t('review.title')}
      label={t('review.title')}
      submit={t('review.send')}
      onClose={onClose}
    >
      <p>{t('review.lead')}</p>
      <Bound form={form} name="verdict" label={t('review.verdict')}>
        {(field) => (
          <RadioGroup
            {...field}
            isRequired
            choices={verdicts.map((each) => ({
              id: each,
              label: t(`verdict.${each}`),
              note: each === 'NOT_JUSTIFIED' && isRunning ? t('review.ends') : t(`verdictNote.${each}`),
            }))}
          />
        )}
      </Bound>
      <Bound form={form} name="note" label={t('review.note')}>
        {(field) => <TextArea {...field} isRequired description={t('review.noteHint')} most={500} />}
      </Bound>
    </FormDialog>
  );
}
