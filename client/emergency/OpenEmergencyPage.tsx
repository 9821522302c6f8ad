import { useNavigate, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { z } from 'zod';
import { today } from '../../api/clock/tokyoDate.ts';
import { labels } from '../consents/labels.ts';
import { graphql } from '../generated/gql.ts';
import type { Category } from '../generated/graphql.ts';
import { say, useText } from '../i18n/text.ts';
import { PersonOption } from '../people/PersonOption.tsx';
import { useViewer } from '../session/SessionProvider.tsx';
import { NotFound } from '../shell/NotFound.tsx';
import { Banner } from '../ui/Banner.tsx';
import { LinkButton } from '../ui/Button.tsx';
import { CheckboxGroup, RadioGroup } from '../ui/Choices.tsx';
import { DateField } from '../ui/DateField.tsx';
import { Bound, Form, SubmitButton } from '../ui/form/Form.tsx';
import { oneOf, optionalDay, optionalText, requiredText } from '../ui/form/schemas.ts';
import { Card } from '../ui/layout.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { ErrorState, Loading } from '../ui/states.tsx';
import { TextArea, TextField } from '../ui/TextField.tsx';
import { text as uiText } from '../ui/text.ts';
import { failureIn } from '../urql.ts';
import { useCommandForm } from '../useCommandForm.ts';
import { categories, OpenEmergencyMutation, reasons } from './documents.ts';
import { text } from './text.ts';

const TargetQuery = graphql(`
  query EmergencyTarget($id: ID!) {
    person(id: $id) { id ...PersonSummary viewerCan { openEmergency } }
  }
`);

/** Opening records in an emergency: with `?person=` more of a record that is seen already, else those of a person named exactly. */
export function OpenEmergencyPage() {
  const t = useText(text);
  const { can } = useViewer();
  const [params] = useSearchParams();
  const personId = params.get('person');
  const [{ data, error }, refetch] = useQuery({
    query: TargetQuery,
    variables: { id: personId ?? '' },
    pause: personId === null,
  });
  if (!can.openEmergency) return <NotFound />;
  const person = data?.person;
  return (
    <div className="max-w-3xl">
      <PageHeader title={t('title.open')} />
      <div className="mb-6">
        <Banner tone="warning" title={t('warning.title')}>
          <ul className="list-disc pl-5">
            {(['when', 'recorded', 'told', 'call'] as const).map((key) => (
              <li key={key}>{t(`warning.${key}`)}</li>
            ))}
          </ul>
        </Banner>
      </div>
      {personId === null ? (
        <OpenForm personId={null} />
      ) : person?.viewerCan.openEmergency ? (
        <>
          <Card className="mb-6">
            <PersonOption person={person} />
          </Card>
          <OpenForm personId={personId} />
        </>
      ) : data || error ? (
        <ErrorState {...failureIn(error)} onRetry={error ? refetch : undefined} />
      ) : (
        <Loading />
      )}
    </div>
  );
}

const shape = {
  name: optionalText(120),
  birthDate: optionalDay(),
  phone: optionalText(120),
  reason: oneOf(reasons),
  reasonText: requiredText(500),
  categories: z
    .array(z.custom<Category>())
    .refine((chosen) => chosen.length > 0, { error: () => say(uiText)('errors.choose') }),
  hours: z.custom<number | null>().transform((value, context): number => {
    if (value !== null && Number.isInteger(value) && value >= 1 && value <= 24) return value;
    context.addIssue({ code: 'custom', message: say(text)('hoursWrong') });
    return z.NEVER;
  }),
};

function OpenForm({ personId }: { personId: string | null }) {
  const t = useText(text);
  const l = useText(labels);
  const u = useText(uiText);
  const navigate = useNavigate();
  const isNamed = personId === null;
  const schema = z
    .object(isNamed ? { ...shape, name: requiredText(120) } : shape)
    .refine(({ birthDate, phone }) => !isNamed || birthDate !== '' || phone.trim() !== '', {
      path: ['birthDate'],
      error: () => say(text)('whoMissing'),
      // Told with all else that is wrong, not after it.
      when: () => true,
    });
  const form = useCommandForm({
    document: OpenEmergencyMutation,
    schema,
    defaultValues: {
      name: '',
      birthDate: '',
      phone: '',
      reason: '',
      reasonText: '',
      categories: isNamed ? ['IDENTITY', 'CONTACT'] : [],
      hours: 2,
    },
    args: ({ name, birthDate, phone, ...rest }) => ({
      input: { ...(isNamed ? { name, birthDate, phone } : { personId }), ...rest },
    }),
    onDone: async (opened) => {
      if (opened.__typename !== 'EmergencyAccess') return;
      // What was typed is not gone back to: the access is open now.
      await navigate(personId ? `/people/${personId}` : `/emergencies/${opened.id}`, { replace: true });
    },
  });
  return (
    <Form form={form} label={t('title.open')}>
      {isNamed && (
        <fieldset className="flex flex-col gap-5">
          <legend className="mb-1 text-std-18B-160">{t('who.title')}</legend>
          <p className="text-quiet">{t('who.lead')}</p>
          <Bound form={form} name="name" label={t('who.name')}>
            {(field) => <TextField {...field} isRequired description={t('who.nameHint')} autoComplete="off" />}
          </Bound>
          <Bound form={form} name="birthDate" label={t('who.birthDate')}>
            {(field) => <DateField {...field} upTo={today()} />}
          </Bound>
          <Bound form={form} name="phone" label={t('who.phone')}>
            {(field) => (
              <TextField
                {...field}
                type="tel"
                description={t('who.phoneHint')}
                autoComplete="off"
                className="sm:max-w-80"
              />
            )}
          </Bound>
        </fieldset>
      )}
      <Bound form={form} name="reason" label={t('field.reason')}>
        {(field) => (
          <RadioGroup {...field} isRequired choices={reasons.map((id) => ({ id, label: t(`reason.${id}`) }))} />
        )}
      </Bound>
      <Bound form={form} name="reasonText" label={t('field.reasonText')}>
        {(field) => <TextArea {...field} isRequired description={t('reasonHint')} most={500} />}
      </Bound>
      <Bound form={form} name="categories" label={t('field.categories')}>
        {(field) => (
          <CheckboxGroup
            {...field}
            isRequired
            layout="grid"
            description={t('categoriesHint')}
            choices={categories.map((id) => ({ id, label: l(`category.${id}`) }))}
          />
        )}
      </Bound>
      <Bound form={form} name="hours" label={t('field.hours')}>
        {(field) => (
          <NumberField
            {...field}
            isRequired
            minValue={1}
            maxValue={24}
            unit={t('hours')}
            description={t('hoursHint')}
          />
        )}
      </Bound>
      <div className="flex flex-wrap gap-3 border-t border-line pt-4">
        <SubmitButton form={form}>{t('action.send')}</SubmitButton>
        <LinkButton href={personId ? `/people/${personId}` : '/emergencies'}>{u('cancel')}</LinkButton>
      </div>
    </Form>
  );
}
