import { useMutation, useQuery } from 'urql';
import { z } from 'zod';
import { refusalOf, useCommandId } from '../command.ts';
import { useRecipients } from '../consents/recipients.ts';
import { say, useText } from '../i18n/text.ts';
import { Bound } from '../ui/form/Form.tsx';
import { FormDialog } from '../ui/form/FormDialog.tsx';
import { useAppForm } from '../ui/form/useAppForm.ts';
import { ComboBox } from '../ui/Select.tsx';
import { toast } from '../ui/Toast.tsx';
import { text as uiText } from '../ui/text.ts';
import { CandidatesQuery, InviteMutation } from './documents.ts';
import { text } from './text.ts';

const chosen = () => z.string().refine((value) => value !== '', { error: () => say(uiText)('errors.choose') });

/** Inviting somebody at work at an agency, by name. */
export function InviteDialog({ id, onClose, onInvited }: { id: string; onClose: () => void; onInvited: () => void }) {
  const t = useText(text);
  const command = useCommandId();
  const [, send] = useMutation(InviteMutation);
  const { recipients, nameOf } = useRecipients();
  const form = useAppForm({
    schema: z.object({ agencyId: chosen(), userId: chosen() }),
    defaultValues: { agencyId: '', userId: '' },
    onSubmit: async (values) => {
      const { data, error } = await send({ commandId: command.current(), id, ...values });
      const refusal = refusalOf({ data: data?.inviteToConference, error });
      command.done();
      if (refusal) return refusal;
      toast('success', t('invite.done'));
      onInvited();
      onClose();
      return undefined;
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
