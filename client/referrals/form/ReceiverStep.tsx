import { useState } from 'react';
import { labels as consentLabels } from '../../consents/labels.ts';
import { PersonView } from '../../consents/PersonView.tsx';
import { useRecipients } from '../../consents/recipients.ts';
import type { FeedbackLevel, Purpose, Understanding } from '../../generated/graphql.ts';
import type { Language } from '../../i18n/i18n.ts';
import { textIn, useText } from '../../i18n/text.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { useViewer } from '../../session/SessionProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { Checkbox, RadioGroup } from '../../ui/Choices.tsx';
import type { ContentForm } from '../../ui/form/useContentForm.ts';
import { Section } from '../../ui/layout.tsx';
import { foldForSearch } from '../../ui/Select.tsx';
import { Loading } from '../../ui/states.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { labels } from '../labels.ts';
import type { Content } from './content.ts';
import { text } from './text.ts';

const purposes: readonly Purpose[] = [
  'CONSULTATION',
  'EMPLOYMENT',
  'HOUSEHOLD_BUDGET',
  'HOUSING',
  'LEARNING',
  'LENDING',
  'HEALTH_CARE',
  'DEBT_RESOLUTION',
  'WATCHING_OVER',
];
const understandings: readonly Understanding[] = ['AGREES', 'HESITANT', 'NOT_YET_TOLD'];
const levels: readonly FeedbackLevel[] = ['NONE', 'RECEIVED', 'CONTACTED', 'STARTED', 'ENDED'];
/** With more agencies than this a filter is of use. */
const few = 6;

/** Step 3: where the person is referred and for what, and what the person lets this desk learn afterwards. */
export function ReceiverStep({ form }: { form: ContentForm<Content> }) {
  const t = useText(text);
  const l = useText(labels);
  const c = useText(consentLabels);
  return (
    <>
      <Agencies form={form} />
      <Section title={t('receiver.purpose')} level={3}>
        <div className="flex flex-col gap-5">
          <RadioGroup<Purpose>
            {...form.at<Purpose | ''>(
              'purpose',
              t('receiver.purpose'),
              form.content.purpose ?? 'CONSULTATION',
              (purpose) => form.change({ purpose: purpose || null }),
            )}
            layout="grid"
            choices={purposes.map((id) => ({ id, label: c(`purpose.${id}`) }))}
          />
          <Checkbox {...form.flag('accompanies', t('receiver.accompanies'))} />
          <RadioGroup<Understanding>
            {...form.choice('understanding', t('receiver.understanding'))}
            isRequired
            layout="row"
            choices={understandings.map((id) => ({ id, label: l(`understanding.${id}`) }))}
          />
        </div>
      </Section>
      <Feedback form={form} />
    </>
  );
}

function Agencies({ form }: { form: ContentForm<Content> }) {
  const t = useText(text);
  const language = useLanguage();
  const { recipients } = useRecipients();
  const [typed, setTyped] = useState('');
  if (!recipients) return <Loading />;
  const wanted = foldForSearch(typed.trim());
  const open = recipients.filter(({ viewerCan }) => viewerCan.refer);
  const found = open.filter(
    ({ id, name, nameKana, nameEn, services }) =>
      id === form.content.toAgencyId || foldForSearch(`${name} ${nameKana} ${nameEn} ${services}`).includes(wanted),
  );
  return (
    <Section title={t('receiver.label')} level={3}>
      {open.length > few && (
        <TextField
          type="search"
          className="mb-4 max-w-md"
          label={t('receiver.filter')}
          description={t('receiver.filterHint')}
          value={typed}
          onChange={setTyped}
        />
      )}
      {found.length === 0 && <p className="text-quiet">{t('receiver.none')}</p>}
      <RadioGroup
        {...form.choice('toAgencyId', t('receiver.label'))}
        isRequired
        layout="grid"
        choices={found.map(({ id, name, nameEn, services, hours }) => ({
          id,
          label: (language === 'en' && nameEn) || name,
          note: [services, hours && t('receiver.hours', { hours })].filter(Boolean).join('　'),
        }))}
      />
    </Section>
  );
}

function Feedback({ form }: { form: ContentForm<Content> }) {
  const t = useText(text);
  const [isTurned, setTurned] = useState(false);
  return (
    <Section
      title={t('receiver.feedbackTitle')}
      level={3}
      actions={
        <Button size="sm" variant="outline" icon="person" onPress={() => setTurned(true)}>
          {t('receiver.turn')}
        </Button>
      }
    >
      <FeedbackQuestion form={form} />
      <PersonView
        isOpen={isTurned}
        onClose={() => setTurned(false)}
        title={(language) => textIn(text, language)('receiver.feedbackTitle')}
      >
        {(language) => <FeedbackQuestion form={form} language={language} />}
      </PersonView>
    </Section>
  );
}

/** The question as the person reads it. */
function FeedbackQuestion({ form, language }: { form: ContentForm<Content>; language?: Language }) {
  const own = useLanguage();
  const t = textIn(text, language ?? own);
  const viewer = useViewer();
  return (
    <RadioGroup<FeedbackLevel>
      {...form.choice('feedbackLevel', t('receiver.feedbackAsk', { agency: viewer.posting?.agency.name ?? '' }))}
      description={
        language ? t('receiver.feedbackNote') : `${t('receiver.feedbackHelp')} ${t('receiver.feedbackNote')}`
      }
      isRequired={!language}
      choices={levels.map((id) => ({ id, label: t(`feedback.${id}`) }))}
    />
  );
}
