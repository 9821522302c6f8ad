import { useWatch } from 'react-hook-form';
import { z } from 'zod';
import { yearsFromToday } from '../../api/clock/tokyoDate.ts';
import { agencyName } from '../agencies/agencyName.ts';
import type { RestrictionFragment as Person } from '../generated/graphql.ts';
import { useText } from '../i18n/text.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { CheckboxGroup } from '../ui/Choices.tsx';
import { Bound } from '../ui/form/Form.tsx';
import { FormDialog } from '../ui/form/FormDialog.tsx';
import { toast } from '../ui/Toast.tsx';
import { useCommandForm } from '../useCommandForm.ts';
import { RestrictPersonMutation } from './documents.ts';
import { FindMember } from './FindMember.tsx';
import { GroundsFields, groundsShape } from './GroundsFields.tsx';
import { text } from './text.ts';
import { useCandidates } from './useCandidates.ts';

const schema = z.object({
  ...groundsShape,
  memberIds: z.array(z.string()),
  unattendedAgencyIds: z.array(z.string()),
});

/** Restricts a record: why, to whom, and what becomes of the referrals that other desks have. */
export function RestrictDialog({
  person,
  onClose,
  onDone,
}: {
  person: Person;
  onClose: () => void;
  onDone: () => void;
}) {
  const t = useText(text);
  const language = useLanguage();
  const { candidates, choices, find } = useCandidates(person.id);
  const form = useCommandForm({
    document: RestrictPersonMutation,
    schema,
    defaultValues: {
      reason: '',
      note: '',
      reviewOn: yearsFromToday(1),
      memberIds: [] as string[],
      unattendedAgencyIds: [] as string[],
    },
    args: ({ memberIds, unattendedAgencyIds, ...input }) => ({
      personId: person.id,
      input,
      memberIds,
      unattendedAgencyIds,
    }),
    onDone: () => {
      toast('success', t('dialog.done'));
      onDone();
      onClose();
    },
  });
  const named = useWatch({ control: form.rhf.control, name: 'memberIds' }) as string[];
  const desks = new Map(person.heldReferrals.map(({ agency }) => [agency.id, agency]));
  for (const { user, agency } of candidates) if (named.includes(user.id)) desks.delete(agency.id);
  const codes = (id: string) =>
    person.heldReferrals.flatMap(({ agency, code }) => (agency.id === id ? [code] : [])).join(', ');

  return (
    <FormDialog
      form={form}
      title={t('dialog.title')}
      label={t('dialog.title')}
      submit={t('restrict')}
      danger
      onClose={onClose}
    >
      <p>{t('dialog.lead')}</p>
      <GroundsFields form={form as never} />
      <Bound form={form} name="memberIds" label={t('dialog.own')}>
        {(field) => <CheckboxGroup {...field} description={t('dialog.ownHint')} choices={choices} layout="grid" />}
      </Bound>
      <FindMember
        find={find}
        onFound={(ids) => form.rhf.setValue('memberIds', [...new Set([...form.rhf.getValues('memberIds'), ...ids])])}
      />
      {desks.size > 0 && (
        <Bound form={form} name="unattendedAgencyIds" label={t('dialog.unattended')}>
          {(field) => (
            <CheckboxGroup
              {...field}
              description={t('dialog.unattendedHint')}
              choices={[...desks.values()].map((agency) => ({
                id: agency.id,
                label: t('dialog.unattendedChoice', { agency: agencyName(agency, language), codes: codes(agency.id) }),
              }))}
            />
          )}
        </Bound>
      )}
    </FormDialog>
  );
}
