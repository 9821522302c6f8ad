import { z } from 'zod';
import { today } from '../../api/clock/tokyoDate.ts';
import { agencyLabels } from '../agencies/labels.ts';
import { useText } from '../i18n/text.ts';
import { useViewer } from '../session/SessionProvider.tsx';
import { RadioGroup } from '../ui/Choices.tsx';
import { Bound } from '../ui/form/Form.tsx';
import { FormDialog } from '../ui/form/FormDialog.tsx';
import { oneOf } from '../ui/form/schemas.ts';
import { toast } from '../ui/Toast.tsx';
import { useCommandForm } from '../useCommandForm.ts';
import { AddPostingMutation, type StaffMember } from './documents.ts';
import { endOf, PeriodFields, periodInOrder, periodShape } from './PeriodFields.tsx';
import { whenOf } from './period.ts';
import { text } from './text.ts';

/** A further posting of somebody at the same agency; of who has left, the way back (再任). */
export function AddPostingDialog({
  member,
  onClose,
  onAdded,
}: {
  member: StaffMember;
  onClose: () => void;
  onAdded: () => void;
}) {
  const t = useText(text);
  const label = useText(agencyLabels);
  const { posting } = useViewer();
  const { roles } = posting.agency;
  const isBack = member.postings.every((each) => whenOf(each) === 'past');
  const form = useCommandForm({
    document: AddPostingMutation,
    schema: z.object({ role: oneOf(roles), ...periodShape }).refine(...periodInOrder),
    defaultValues: { role: '', validFrom: today(), validUntil: '' },
    args: ({ validUntil, ...rest }) => ({ input: { userId: member.id, ...rest, validUntil: endOf(validUntil) } }),
    onDone: () => {
      toast('success', t(isBack ? 'taken' : 'added'));
      onAdded();
      onClose();
    },
  });
  return (
    <FormDialog
      form={form}
      title={t(isBack ? 'takeBackTitle' : 'addPostingTitle', { name: member.name })}
      label={t(isBack ? 'takeBack' : 'addPosting')}
      submit={t(isBack ? 'takeBack' : 'addPosting')}
      onClose={onClose}
    >
      <p>{t(isBack ? 'takeBackLead' : 'addPostingLead')}</p>
      <Bound form={form} name="role" label={t('fields.role')}>
        {(field) => (
          <RadioGroup {...field} isRequired choices={roles.map((id) => ({ id, label: label(`role.${id}`) }))} />
        )}
      </Bound>
      <PeriodFields form={form} />
    </FormDialog>
  );
}
