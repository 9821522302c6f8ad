import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { z } from 'zod';
import { today } from '../../api/clock/tokyoDate.ts';
import { agencyName } from '../agencies/agencyName.ts';
import { type Agency, AgencyQuery } from '../agencies/documents.ts';
import { agencyLabels } from '../agencies/labels.ts';
import type { Role } from '../generated/graphql.ts';
import { useText } from '../i18n/text.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { useViewer } from '../session/SessionProvider.tsx';
import { NotFound } from '../shell/NotFound.tsx';
import { LinkButton } from '../ui/Button.tsx';
import { RadioGroup } from '../ui/Choices.tsx';
import { Bound, Form, SubmitButton } from '../ui/form/Form.tsx';
import { oneOf } from '../ui/form/schemas.ts';
import { PageHeader } from '../ui/PageHeader.tsx';
import { ErrorState, Loading } from '../ui/states.tsx';
import { text as uiText } from '../ui/text.ts';
import { failureIn } from '../urql.ts';
import { useCommandForm } from '../useCommandForm.ts';
import { CreateStaffMutation } from './documents.ts';
import { IdentityFields, identityShape } from './IdentityFields.tsx';
import { endOf, PeriodFields, periodInOrder, periodShape } from './PeriodFields.tsx';
import { type NewSignIn, Slip } from './Slip.tsx';
import { text } from './text.ts';

/**
 * Taking a person into the staff; the initial password is then shown once. With `?agency=` the manager of another agency is
 * appointed, who then takes in its staff.
 */
export function NewStaffPage() {
  const { can, posting } = useViewer();
  const [params] = useSearchParams();
  const agencyId = params.get('agency') ?? posting.agency.id;
  if (agencyId !== posting.agency.id) return <NewManager agencyId={agencyId} />;
  if (!can.manageStaff) return <NotFound />;
  return <NewStaff agency={posting.agency} roles={posting.agency.roles} doneAt="/staff" />;
}

function NewManager({ agencyId }: { agencyId: string }) {
  const [{ data, error }, refetch] = useQuery({ query: AgencyQuery, variables: { id: agencyId } });
  // What opened the page stays, though the agency has its manager once one is appointed.
  const [agency, setAgency] = useState<Agency>();
  const found = data?.agency;
  if (found?.viewerCan.appointManager && !agency) setAgency(found);
  if (agency) return <NewStaff agency={agency} roles={agency.roles.slice(0, 1)} doneAt={`/agencies/${agencyId}`} />;
  if (data) return <NotFound />;
  if (error) return <ErrorState {...failureIn(error)} onRetry={refetch} />;
  return <Loading />;
}

interface Place {
  agency: { id: string; name: string; nameEn: string };
  roles: readonly Role[];
  doneAt: string;
}

function NewStaff(place: Place) {
  const t = useText(text);
  const language = useLanguage();
  const navigate = useNavigate();
  const [slip, setSlip] = useState<{ signIn: NewSignIn; validFrom: string }>();
  const { agency, roles, doneAt } = place;
  if (slip) return <Slip {...slip} agency={agency.name} onDone={() => navigate(doneAt)} />;
  const isAppointing = roles.length === 1;
  return (
    <div className="max-w-3xl">
      <PageHeader
        title={t(isAppointing ? 'title.appoint' : 'title.add')}
        lead={isAppointing && t('managerOf', { agency: agencyName(agency, language) })}
      />
      <NewStaffForm {...place} onCreated={(signIn, validFrom) => setSlip({ signIn, validFrom })} />
    </div>
  );
}

function NewStaffForm({
  agency,
  roles,
  doneAt,
  onCreated,
}: Place & { onCreated: (signIn: NewSignIn, validFrom: string) => void }) {
  const t = useText(text);
  const u = useText(uiText);
  const label = useText(agencyLabels);
  const form = useCommandForm({
    document: CreateStaffMutation,
    schema: z
      .object({
        ...identityShape,
        role: oneOf(roles),
        ...periodShape,
      })
      .refine(...periodInOrder),
    defaultValues: {
      name: '',
      nameKana: '',
      login: '',
      role: roles.length === 1 ? (roles[0] ?? '') : '',
      validFrom: today(),
      validUntil: '',
    },
    args: (values) => ({ input: { ...values, agencyId: agency.id, validUntil: endOf(values.validUntil) } }),
    onDone: (outcome, { validFrom }) => {
      if (outcome.__typename === 'NewStaff') onCreated(outcome, validFrom);
    },
  });
  return (
    <Form form={form} label={t('title.add')}>
      <IdentityFields form={form} loginHint={t('fields.loginHint')} />
      <Bound form={form} name="role" label={t('fields.role')}>
        {(field) => (
          <RadioGroup {...field} isRequired choices={roles.map((id) => ({ id, label: label(`role.${id}`) }))} />
        )}
      </Bound>
      <PeriodFields form={form} />
      <div className="flex flex-wrap gap-3 border-t border-line pt-4">
        <SubmitButton form={form}>{t('create')}</SubmitButton>
        <LinkButton href={doneAt}>{u('cancel')}</LinkButton>
      </div>
    </Form>
  );
}
