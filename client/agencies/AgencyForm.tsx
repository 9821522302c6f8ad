import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { z } from 'zod';
import { useText } from '../i18n/text.ts';
import { useViewer } from '../session/SessionProvider.tsx';
import { Banner } from '../ui/Banner.tsx';
import { LinkButton } from '../ui/Button.tsx';
import { Checkbox, RadioGroup } from '../ui/Choices.tsx';
import { Bound, Form, SubmitButton } from '../ui/form/Form.tsx';
import { oneOf, optionalText, requiredText } from '../ui/form/schemas.ts';
import { Section } from '../ui/layout.tsx';
import { Select } from '../ui/Select.tsx';
import { TextArea, TextField } from '../ui/TextField.tsx';
import { toast } from '../ui/Toast.tsx';
import { text as uiText } from '../ui/text.ts';
import { useCommandForm } from '../useCommandForm.ts';
import { type Agency, kinds, legalBodies, SaveAgencyMutation } from './documents.ts';
import { agencyLabels } from './labels.ts';
import { text } from './text.ts';
import { type Entry, useTheirs } from './useTheirs.tsx';

const schema = z.object({
  name: requiredText(120),
  nameKana: requiredText(120),
  nameEn: optionalText(120),
  kind: oneOf(kinds),
  legalBody: oneOf(legalBodies),
  services: optionalText(500),
  hours: optionalText(500),
  phone: optionalText(30),
  address: optionalText(120),
  acceptsReferrals: z.boolean(),
  active: z.boolean(),
});

const empty = {
  name: '',
  nameKana: '',
  nameEn: '',
  kind: '' as const,
  legalBody: '' as const,
  services: '',
  hours: '',
  phone: '',
  address: '',
  acceptsReferrals: true,
  active: true,
};

/** An agency's entry, to be filled in or changed. Saving over somebody else's change first shows what they changed. */
export function AgencyForm({ agency }: { agency?: Agency }) {
  const t = useText(text);
  const u = useText(uiText);
  const label = useText(agencyLabels);
  const { can } = useViewer();
  const navigate = useNavigate();
  const version = useRef(agency?.version);
  const [base] = useState<Entry | undefined>(agency);
  const theirs = useTheirs(base);
  const mayKeep = can.manageAgencies;

  const form = useCommandForm({
    document: SaveAgencyMutation,
    schema,
    defaultValues: agency ? pick(agency) : empty,
    args: (input) => ({ id: agency?.id, version: version.current, input }),
    onConflict: ({ current }) => {
      version.current = current.version;
      if ('name' in current) theirs.show(current);
      return [];
    },
    onDone: async (outcome) => {
      toast('success', t(agency ? 'form.saved' : 'form.added'));
      if (outcome.__typename === 'Agency') await navigate(`/agencies/${outcome.id}`);
    },
  });

  return (
    <Form form={form} label={agency ? t('edit') : t('add')}>
      <Section title={t('form.names')}>
        <div className="flex flex-col gap-4">
          <Bound form={form} name="name" label={t('form.name')}>
            {(field) => <TextField {...field} description={theirs.note('name')} isRequired />}
          </Bound>
          <Bound form={form} name="nameKana" label={t('nameKana')}>
            {(field) => <TextField {...field} description={theirs.note('nameKana')} isRequired />}
          </Bound>
          <Bound form={form} name="nameEn" label={t('nameEn')}>
            {(field) => <TextField {...field} description={theirs.note('nameEn') ?? t('form.nameEnHint')} />}
          </Bound>
        </div>
      </Section>
      <Section title={t('form.work')}>
        <div className="flex flex-col gap-4">
          <Bound form={form} name="services" label={t('services')}>
            {(field) => (
              <TextArea {...field} most={500} description={theirs.note('services') ?? t('form.servicesHint')} />
            )}
          </Bound>
          <Bound form={form} name="hours" label={t('hours')}>
            {(field) => (
              <TextArea {...field} most={500} rows={2} description={theirs.note('hours') ?? t('form.hoursHint')} />
            )}
          </Bound>
          <Bound form={form} name="phone" label={t('phone')}>
            {(field) => <TextField {...field} type="tel" className="max-w-72" description={theirs.note('phone')} />}
          </Bound>
          <Bound form={form} name="address" label={t('address')}>
            {(field) => <TextField {...field} description={theirs.note('address')} />}
          </Bound>
        </div>
      </Section>
      <Section title={t('form.part')}>
        <div className="flex flex-col gap-4">
          <Bound form={form} name="acceptsReferrals" label={t('form.acceptsReferrals')}>
            {(field) => (
              <Checkbox {...field} description={theirs.note('acceptsReferrals') ?? t('form.acceptsReferralsHint')} />
            )}
          </Bound>
          <Bound form={form} name="kind" label={t('kind')}>
            {(field) => (
              <Select
                {...field}
                className="max-w-md"
                isRequired
                isDisabled={!mayKeep}
                description={theirs.note('kind')}
                choices={kinds.map((id) => ({ id, label: label(`kind.${id}`) }))}
              />
            )}
          </Bound>
          <Bound form={form} name="legalBody" label={t('legalBody')}>
            {(field) => (
              <RadioGroup
                {...field}
                layout="row"
                isRequired
                isDisabled={!mayKeep}
                description={theirs.note('legalBody') ?? t('form.legalBodyHint')}
                choices={legalBodies.map((id) => ({ id, label: label(`legalBody.${id}`) }))}
              />
            )}
          </Bound>
          {agency && (
            <Bound form={form} name="active" label={t('form.active')}>
              {(field) => (
                <Checkbox
                  {...field}
                  isDisabled={!mayKeep}
                  description={theirs.note('active') ?? t('form.activeHint')}
                />
              )}
            </Bound>
          )}
          {!mayKeep && <p className="text-sm text-quiet">{t('form.keeperOnly')}</p>}
        </div>
      </Section>
      {theirs.isShown && (
        <Banner tone="warning" live title={t('form.conflict')}>
          {t('form.conflictBody')}
        </Banner>
      )}
      <div className="flex flex-wrap gap-3 border-t border-line pt-4">
        <SubmitButton form={form}>{t(agency ? 'form.save' : 'add')}</SubmitButton>
        <LinkButton href={agency ? `/agencies/${agency.id}` : '/agencies'}>{u('cancel')}</LinkButton>
      </div>
    </Form>
  );
}

function pick({ name, nameKana, nameEn, kind, legalBody, services, hours, phone, address, ...rest }: Agency) {
  const { acceptsReferrals, active } = rest;
  return { name, nameKana, nameEn, kind, legalBody, services, hours, phone, address, acceptsReferrals, active };
}
