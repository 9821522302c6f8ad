import { useQuery } from 'urql';
import { z } from 'zod';
import { useRecipients } from '../consents/recipients.ts';
import { say, useText } from '../i18n/text.ts';
import { Bound } from '../ui/form/Form.tsx';
import { FormDialog } from '../ui/form/FormDialog.tsx';
import { ComboBox } from '../ui/Select.tsx';
import { toast } from '../ui/Toast.tsx';
import { text as uiText } from '../ui/text.ts';
import { useCommandForm } from '../useCommandForm.ts';
import { CandidatesQuery, InviteMutation } from './documents.ts';
import { text } from './text.ts';

const chosen = () => z.string().refine((value) => value !== '', { error: () => say(uiText)('errors.choose') });

/** Inviting somebody at work at an agency, by name. */
export function InviteDialog({ id, onClose, onInvited }: { id: string; onClose: () => void; onInvited: () => void }) {
  const t = useText(text);
  const { recipients, nameOf } = useRecipients();
  const form = useCommandForm({
    document: InviteMutation,
    schema: z.object({ agencyId: chosen(), userId: chosen() }),
    defaultValues: { agencyId: '', userId: '' },
    args: (values) => ({ id, ...values }),
    onDone: () => {
      toast('success', t('invite.done'));
      onInvited();
      onClose();
    },
  });
  const agencyId = form.rhf.watch('agencyId');
  const [{ data }] = useQuery({ query: CandidatesQuery, variables: { agencyId }, pause: agencyId === '' });
  const people = agencyId ? data?.conferenceCandidates : undefined;
  return (
    <FormDialog
      form={form}
      title={t('invite.title')}
      label={t('invite.title')}
      submit={t('invite.send')}
      onClose={onClose}
    >
      <p>{t('invite.lead')}</p>
      <Bound form={form} name="agencyId" label={t('field.agency')}>
        {(field) => (
          <ComboBox
            {...field}
            isRequired
            onChange={(value) => {
              field.onChange?.(value);
              form.rhf.setValue('userId', '');
            }}
            choices={(recipients ?? [])
              .filter(({ active }) => active)
              .map(({ id: agency, nameKana }) => ({ id: agency, label: nameOf(agency), search: nameKana }))}
          />
        )}
      </Bound>
      {people && (
        <Bound form={form} name="userId" label={t('field.user')}>
          {(field) => (
            <ComboBox
              {...field}
              key={agencyId}
              isRequired
              description={people.length === 0 ? t('invite.none') : undefined}
              choices={people.map((user) => ({ id: user.id, label: user.name, search: user.nameKana }))}
            />
          )}
        </Bound>
      )}
    </FormDialog>
  );
}
