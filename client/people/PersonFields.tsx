import { today } from '../../api/clock/tokyoDate.ts';
import { labels } from '../consents/labels.ts';
import type { ContactChannel, Sex } from '../generated/graphql.ts';
import { useText } from '../i18n/text.ts';
import { Checkbox, RadioGroup } from '../ui/Choices.tsx';
import { DateField } from '../ui/DateField.tsx';
import type { ContentForm } from '../ui/form/useContentForm.ts';
import { Section } from '../ui/layout.tsx';
import { TextArea, TextField } from '../ui/TextField.tsx';
import { neededFor, type PersonContent } from './content.ts';
import { text } from './text.ts';

const sexes: readonly Sex[] = ['FEMALE', 'MALE', 'OTHER', 'UNKNOWN'];
const channels: readonly ContactChannel[] = [
  'MOBILE',
  'PHONE',
  'EMAIL',
  'LETTER',
  'VISIT',
  'VIA_REFERRER',
  'NO_CONTACT',
  'NOT_ASKED',
];

/** Who the person is: name, reading, birth. */
export function IdentityFields({ form }: { form: ContentForm<PersonContent> }) {
  const t = useText(text);
  const l = useText(labels);
  return (
    <Section title={t('group.who')}>
      <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
        <TextField {...form.text('name', t('field.name'))} description={t('hint.name')} autoComplete="off" isRequired />
        <TextField
          {...form.text('nameKana', t('field.nameKana'))}
          description={t('hint.nameKana')}
          autoComplete="off"
          isRequired
        />
        <DateField {...form.text('birthDate', t('field.birthDate'))} upTo={today()} />
        <TextField {...form.text('alias', t('field.alias'))} description={t('hint.alias')} autoComplete="off" />
        <RadioGroup<Sex>
          {...form.choice('sex', t('field.sex'))}
          className="sm:col-span-2"
          layout="row"
          choices={sexes.map((id) => ({ id, label: l(`sex.${id}`) }))}
        />
      </div>
    </Section>
  );
}

/** Where the person lives, and how to reach them without harm. */
export function ContactFields({ form }: { form: ContentForm<PersonContent> }) {
  const t = useText(text);
  const l = useText(labels);
  const channel = form.content.contactChannel;
  const needed = channel && neededFor[channel];
  return (
    <>
      <Section title={t('group.address')}>
        <div className="grid gap-x-6 gap-y-4 sm:grid-cols-[10rem_minmax(0,1fr)]">
          <TextField
            {...form.text('postalCode', t('field.postalCode'))}
            description={t('hint.postalCode')}
            inputMode="numeric"
            autoComplete="off"
          />
          <TextField
            {...form.text('address', t('field.address'))}
            description={t('hint.address')}
            autoComplete="off"
            isRequired={needed === 'address'}
          />
        </div>
        <div className="mt-4 grid gap-x-6 gap-y-4 sm:grid-cols-2">
          <TextField
            {...form.text('phone', t('field.phone'))}
            type="tel"
            description={t('hint.phone')}
            autoComplete="off"
            isRequired={needed === 'phone'}
          />
          <TextField
            {...form.text('email', t('field.email'))}
            type="email"
            description={t('hint.email')}
            autoComplete="off"
            isRequired={needed === 'email'}
          />
        </div>
      </Section>
      <Section title={t('group.safe')}>
        <div className="flex flex-col gap-4 rounded-8 border-2 border-orange-900 bg-orange-50 p-4">
          <RadioGroup<ContactChannel>
            {...form.choice('contactChannel', t('field.contactChannel'))}
            description={channel === 'NOT_ASKED' ? t('hint.notAsked') : t('hint.contactChannel')}
            isRequired
            layout="row"
            choices={channels.map((id) => ({ id, label: l(`contactChannel.${id}`) }))}
          />
          <Checkbox {...form.flag('contactNoMessage', t('field.contactNoMessage'))} />
          <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
            <TextField {...form.text('contactHours', t('field.contactHours'))} description={t('hint.contactHours')} />
            <TextArea
              {...form.text('contactNote', t('field.contactNote'))}
              description={t('hint.contactNote')}
              rows={2}
              most={500}
            />
          </div>
        </div>
      </Section>
    </>
  );
}
