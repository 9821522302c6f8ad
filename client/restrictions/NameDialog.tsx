import { z } from 'zod';
import { say, useText } from '../i18n/text.ts';
import { RadioGroup } from '../ui/Choices.tsx';
import { Bound } from '../ui/form/Form.tsx';
import { FormDialog } from '../ui/form/FormDialog.tsx';
import { toast } from '../ui/Toast.tsx';
import { text as uiText } from '../ui/text.ts';
import { useCommandForm } from '../useCommandForm.ts';
import { NameMemberMutation } from './documents.ts';
import { FindMember } from './FindMember.tsx';
import { text } from './text.ts';
import { useCandidates } from './useCandidates.ts';

const schema = z.object({
  userId: z.string().refine((value) => value !== '', { error: () => say(uiText)('errors.choose') }),
});

/** Names one more for a restricted record. */
export function NameDialog({
  personId,
  onClose,
  onDone,
}: {
  personId: string;
  onClose: () => void;
  onDone: () => void;
}) {
  const t = useText(text);
  const { isLoaded, choices, find } = useCandidates(personId);
  const form = useCommandForm({
    document: NameMemberMutation,
    schema,
    defaultValues: { userId: '' },
    args: ({ userId }) => ({ personId, userId }),
    onDone: () => {
      toast('success', t('name.done'));
      onDone();
      onClose();
    },
  });
  return (
    <FormDialog form={form} title={t('name.title')} label={t('name.title')} submit={t('add')} onClose={onClose}>
      {isLoaded && choices.length === 0 && <p className="text-quiet">{t('name.none')}</p>}
      {choices.length > 0 && (
        <Bound form={form} name="userId" label={t('name.choose')}>
          {(field) => <RadioGroup {...field} isRequired choices={choices} layout="grid" />}
        </Bound>
      )}
      <FindMember find={find} onFound={([id]) => form.rhf.setValue('userId', id ?? '')} />
    </FormDialog>
  );
}
