import { useMutation } from 'urql';
import { agencyLabels } from '../agencies/labels.ts';
import { refusalOf, useCommandId } from '../command.ts';
import { useText } from '../i18n/text.ts';
import { confirm } from '../ui/Dialog.tsx';
import { toast } from '../ui/Toast.tsx';
import { CloseStaffMutation, ResetSignInMutation, type StaffMember } from './documents.ts';
import { whenOf } from './period.ts';
import type { NewSignIn } from './Slip.tsx';
import { text } from './text.ts';

/** Asks, then gives a person a new initial password, which is shown as a slip. */
export function useResetSignIn(member: StaffMember, onSlip: (signIn: NewSignIn) => void): () => Promise<void> {
  const t = useText(text);
  const command = useCommandId();
  const [, reset] = useMutation(ResetSignInMutation);
  return async () => {
    const agreed = await confirm({
      title: t('resetTitle', { name: member.name }),
      body: t('resetLead'),
      action: t('reset'),
      danger: true,
    });
    if (!agreed) return;
    const { data, error } = await reset({ commandId: command.current(), userId: member.id });
    const refusal = refusalOf({ data: data?.resetSignIn, error });
    if (refusal) return toast('error', refusal[0]?.message ?? '');
    command.done();
    if (data?.resetSignIn.__typename === 'NewStaff') onSlip(data.resetSignIn);
  };
}

/** Asks, then ends all that a person does at the agency, at once. */
export function useCloseStaff(member: StaffMember, onClosed: () => void): () => Promise<void> {
  const t = useText(text);
  const label = useText(agencyLabels);
  const command = useCommandId();
  const [, close] = useMutation(CloseStaffMutation);
  const open = member.postings.filter((posting) => whenOf(posting) !== 'past');
  return async () => {
    const agreed = await confirm({
      title: t('closeTitle', { name: member.name }),
      body: t('closeLead', { roles: open.map(({ role }) => label(`role.${role}`)).join(t('and')) }),
      action: t('close'),
      danger: true,
    });
    if (!agreed) return;
    const { data, error } = await close({ commandId: command.current(), userId: member.id });
    const refusal = refusalOf({ data: data?.closeStaff, error });
    if (refusal) return toast('error', refusal[0]?.message ?? '');
    command.done();
    toast('success', t('closed'));
    onClosed();
  };
}
