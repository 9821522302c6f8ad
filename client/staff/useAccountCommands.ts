import { agencyLabels } from '../agencies/labels.ts';
import { useText } from '../i18n/text.ts';
import { confirm } from '../ui/Dialog.tsx';
import { toast } from '../ui/Toast.tsx';
import { useAsked } from '../useAsked.ts';
import { useCommand } from '../useCommand.ts';
import { CloseStaffMutation, ResetSignInMutation, type StaffMember } from './documents.ts';
import { whenOf } from './period.ts';
import type { NewSignIn } from './Slip.tsx';
import { text } from './text.ts';

/** Asks, then gives a person a new initial password, which is shown as a slip. */
export function useResetSignIn(member: StaffMember, onSlip: (signIn: NewSignIn) => void): () => Promise<void> {
  const t = useText(text);
  const { send } = useCommand();
  return async () => {
    const agreed = await confirm({
      title: t('resetTitle', { name: member.name }),
      body: t('resetLead'),
      action: t('reset'),
      danger: true,
    });
    if (!agreed) return;
    const { outcome, refusal } = await send(ResetSignInMutation, { userId: member.id });
    if (refusal) return toast('error', refusal[0]?.message ?? '');
    if (outcome?.__typename === 'NewStaff') onSlip(outcome);
  };
}

/** Asks, then ends all that a person does at the agency, at once. */
export function useCloseStaff(member: StaffMember, onClosed: () => void): () => Promise<void> {
  const t = useText(text);
  const label = useText(agencyLabels);
  const { ask } = useAsked(CloseStaffMutation, onClosed);
  const open = member.postings.filter((posting) => whenOf(posting) !== 'past');
  const question = {
    title: t('closeTitle', { name: member.name }),
    body: t('closeLead', { roles: open.map(({ role }) => label(`role.${role}`)).join(t('and')) }),
    action: t('close'),
    danger: true,
  };
  return () => ask(question, { userId: member.id }, t('closed'));
}
