import { useRef } from 'react';
import { z } from 'zod';
import { useText } from '../i18n/text.ts';
import { useSession, useViewer } from '../session/SessionProvider.tsx';
import { FormDialog } from '../ui/form/FormDialog.tsx';
import { toast } from '../ui/Toast.tsx';
import { useCommandForm } from '../useCommandForm.ts';
import { CorrectStaffMutation, type StaffMember } from './documents.ts';
import { IdentityFields, identityShape } from './IdentityFields.tsx';
import { text } from './text.ts';

/** Corrects somebody's name and login: a slip at registration, a marriage. */
export function CorrectDialog({
  member,
  onClose,
  onCorrected,
}: {
  member: StaffMember;
  onClose: () => void;
  onCorrected: () => void;
}) {
  const t = useText(text);
  const { user } = useViewer();
  const { resetClient } = useSession();
  const version = useRef(member.version);
  const form = useCommandForm({
    document: CorrectStaffMutation,
    schema: z.object(identityShape),
    defaultValues: { name: member.name, nameKana: member.nameKana, login: member.login },
    args: (input) => ({ userId: member.id, version: version.current, input }),
    onConflict: ({ current }) => {
      version.current = current.version;
      onCorrected();
      const now = 'name' in current ? `${current.name}（${current.nameKana}）${current.login}` : '';
      return [{ path: '', message: t('correctConflict', { now }) }];
    },
    onDone: (outcome) => {
      const isNewLogin = outcome.__typename === 'StaffMember' && outcome.login !== member.login;
      toast('success', isNewLogin ? t('correctedLogin', { login: outcome.login }) : t('corrected'));
      onCorrected();
      onClose();
      // One's own name stands in the frame of every page.
      if (member.id === user.id) resetClient();
    },
  });
  return (
    <FormDialog
      form={form}
      title={t('correctTitle', { name: member.name })}
      label={t('correct')}
      submit={t('correctSave')}
      onClose={onClose}
    >
      <p>{t('correctLead')}</p>
      <IdentityFields form={form} loginHint={t('fields.loginCorrectHint')} />
    </FormDialog>
  );
}
