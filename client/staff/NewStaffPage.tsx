import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useMutation } from 'urql';
import { z } from 'zod';
import { agencyLabels } from '../agencies/labels.ts';
import { refusalOf, useCommandId } from '../command.ts';
import { today } from '../days.ts';
import { useText } from '../i18n/text.ts';
import { useViewer } from '../session/SessionProvider.tsx';
import { NotFound } from '../shell/NotFound.tsx';
import { LinkButton } from '../ui/Button.tsx';
import { RadioGroup } from '../ui/Choices.tsx';
import { Bound, Form, SubmitButton } from '../ui/form/Form.tsx';
import { oneOf, requiredText } from '../ui/form/schemas.ts';
import { useAppForm } from '../ui/form/useAppForm.ts';
import { PageHeader } from '../ui/PageHeader.tsx';
import { TextField } from '../ui/TextField.tsx';
import { text as uiText } from '../ui/text.ts';
import { CreateStaffMutation } from './documents.ts';
import { endOf, PeriodFields, periodInOrder, periodShape } from './PeriodFields.tsx';
import { rolesOf } from './roles.ts';
import { type NewSignIn, Slip } from './Slip.tsx';
import { text } from './text.ts';

/** Taking a person into the staff; the initial password is then shown once. */
export function NewStaffPage() {
  const t = useText(text);
  const navigate = useNavigate();
  const { can, posting } = useViewer();
  const [slip, setSlip] = useState<NewSignIn>();
  if (!can.manageStaff) return <NotFound />;
  if (slip) return <Slip signIn={slip} agency={posting.agency.name} onDone={() => navigate('/staff')} />;
  return (
    <div className="max-w-3xl">
      <PageHeader title={t('title.add')} />
      <NewStaffForm onCreated={setSlip} />
    </div>
  );
}

function NewStaffForm({ onCreated }: { onCreated: (signIn: NewSignIn) => void }) {
  const t = useText(text);
  const u = useText(uiText);
  const label = useText(agencyLabels);
  const { posting } = useViewer();
  const command = useCommandId();
  const [, create] = useMutation(CreateStaffMutation);
  const roles = rolesOf(posting.agency.kind);
  const form = useAppForm({
    schema: z
      .object({
        name: requiredText(120),
        nameKana: requiredText(100),
        login: requiredText(60),
        role: oneOf(roles),
        ...periodShape,
      })
      .refine(...periodInOrder),
    defaultValues: { name: '', nameKana: '', login: '', role: '', validFrom: today(), validUntil: '' },
    onSubmit: async (values) => {
      const input = { ...values, validUntil: endOf(values.validUntil) };
      const { data, error } = await create({ commandId: command.current(), input });
      const refusal = refusalOf({ data: data?.createStaff, error });
      if (refusal) return refusal;
      command.done();
      if (data?.createStaff.__typename === 'NewStaff') onCreated(data.createStaff);
      return undefined;
    },
  });
  return (
    <Form form={form} label={t('title.add')}>
      <Bound form={form} name="name" label={t('fields.name')}>
        {(field) => <TextField {...field} autoComplete="off" isRequired />}
      </Bound>
      <Bound form={form} name="nameKana" label={t('fields.nameKana')}>
        {(field) => <TextField {...field} autoComplete="off" isRequired />}
      </Bound>
      <Bound form={form} name="login" label={t('fields.login')}>
        {(field) => (
          <TextField
            {...field}
            autoComplete="off"
            description={t('fields.loginHint')}
            isRequired
            className="max-w-md"
          />
        )}
      </Bound>
      <Bound form={form} name="role" label={t('fields.role')}>
        {(field) => (
          <RadioGroup {...field} isRequired choices={roles.map((id) => ({ id, label: label(`role.${id}`) }))} />
        )}
      </Bound>
      <PeriodFields form={form} />
      <div className="flex flex-wrap gap-3 border-t border-line pt-4">
        <SubmitButton form={form}>{t('create')}</SubmitButton>
        <LinkButton href="/staff">{u('cancel')}</LinkButton>
      </div>
    </Form>
  );
}
