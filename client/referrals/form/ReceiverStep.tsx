import { useState } from 'react';
import { RadioGroup as AriaRadioGroup, Label, Radio } from 'react-aria-components';
import { learns } from '../../../api/referrals/lifecycle.ts';
import { purposes } from '../../consents/content.ts';
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
import type { DraftFacts } from './draftApi.ts';
import { proposedPurpose } from './purpose.ts';
import { text } from './text.ts';
import { untoldConsent } from './wrong.ts';

const understandings: readonly Understanding[] = ['AGREES', 'HESITANT', 'NOT_YET_TOLD'];
const levels: readonly FeedbackLevel[] = ['NONE', 'RECEIVED', 'CONTACTED', 'STARTED', 'ENDED'];
/** With more agencies than this a filter is of use. */
const few = 6;

/** Step 3: where the person is referred and for what, and what the person lets this desk learn afterwards. */
export function ReceiverStep({ form, facts }: { form: ContentForm<Content>; facts: DraftFacts | null }) {
  const t = useText(text);
  const l = useText(labels);
  const c = useText(consentLabels);
  const understanding = form.choice('understanding', l('field.understanding'));
  const isUntold = untoldConsent(form.content).length > 0;
  const { kindOf, nameOf } = useRecipients();
  const { toAgencyId, purpose } = form.content;
  const isProposed = kindOf(toAgencyId) && (purpose ?? 'CONSULTATION') === proposedPurpose(toAgencyId, kindOf);
  return (
    <>
      <Agencies form={form} />
      <div className="mb-7 flex flex-col gap-6">
        <RadioGroup<Purpose>
          {...form.at<Purpose | ''>('purpose', l('field.purpose'), form.content.purpose ?? 'CONSULTATION', (purpose) =>
            form.change({ purpose: purpose || null }),
          )}
          description={isProposed ? t('receiver.purposeProposed', { agency: nameOf(toAgencyId) }) : undefined}
          layout="grid"
          choices={purposes.map((id) => ({ id, label: c(`purpose.${id}`) }))}
        />
        <Checkbox {...form.flag('accompanies', t('receiver.accompanies'))} />
        <RadioGroup<Understanding>
          {...understanding}
          isRequired
          errorMessage={isUntold ? t('consent.untold') : understanding.errorMessage}
          layout="row"
          choices={understandings.map((id) => ({ id, label: l(`understanding.${id}`) }))}
        />
      </div>
      <Feedback form={form} most={facts?.status === 'RETURNED' ? facts.feedbackLevel : 'ENDED'} />
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
  const isOffice = ({ kind }: { kind: string }): number => (kind === 'CONSULTATION_OFFICE' ? 1 : 0);
  // Most referrals go to the consultation office, so it comes first.
  const open = recipients.filter(({ viewerCan }) => viewerCan.refer).sort((a, b) => isOffice(b) - isOffice(a));
  const found = open.filter(
    ({ id, name, nameKana, nameEn, services }) =>
      id === form.content.toAgencyId || foldForSearch(`${name} ${nameKana} ${nameEn} ${services}`).includes(wanted),
  );
  return (
    <div className="mb-7">
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
          note: [services, hours && t('receiver.hours', { hours })].filter(Boolean).join(t('gap')),
        }))}
      />
    </div>
  );
}

/** @param most what was allowed at most when it was sent: sent again, a referral can only tell less */
function Feedback({ form, most }: { form: ContentForm<Content>; most: FeedbackLevel }) {
  const t = useText(text);
  const [isTurned, setTurned] = useState(false);
  return (
    <Section
      title={t('receiver.feedbackTitle')}
      actions={
        <Button size="sm" variant="outline" icon="person" onPress={() => setTurned(true)}>
          {t('receiver.turn')}
        </Button>
      }
    >
      <FeedbackQuestion form={form} most={most} />
      <PersonView
        isOpen={isTurned}
        onClose={() => setTurned(false)}
        title={(language) => textIn(text, language)('receiver.feedbackTitle')}
      >
        {(language) => (
          <FeedbackForPerson form={form} most={most} language={language} onDone={() => setTurned(false)} />
        )}
      </PersonView>
    </Section>
  );
}

/** The question on the staff's screen. */
function FeedbackQuestion({ form, most }: { form: ContentForm<Content>; most: FeedbackLevel }) {
  const t = useText(text);
  const agency = useAgencyName();
  const isUntold = form.content.understanding === 'NOT_YET_TOLD';
  return (
    <RadioGroup<FeedbackLevel>
      {...form.choice('feedbackLevel', t('receiver.feedbackAsk', { agency }))}
      description={`${t(isUntold ? 'receiver.feedbackUntold' : 'receiver.feedbackHelp')} ${t('receiver.feedbackNote')} ${most === 'ENDED' ? '' : t('receiver.feedbackMost')}`}
      isRequired
      choices={levels.map((id) => ({ id, label: t(`feedback.${id}`), isDisabled: !learns(most, id) }))}
    />
  );
}

/** The same question in large letters, answered with a finger. */
function FeedbackForPerson({
  form,
  most,
  language,
  onDone,
}: {
  form: ContentForm<Content>;
  most: FeedbackLevel;
  language: Language;
  onDone: () => void;
}) {
  const t = textIn(text, language);
  const agency = useAgencyName(language);
  return (
    <>
      <AriaRadioGroup
        value={form.content.feedbackLevel ?? null}
        onChange={(level) => form.change({ feedbackLevel: level as FeedbackLevel })}
        className="flex flex-col gap-4"
      >
        <Label className="font-bold">{t('receiver.feedbackAsk', { agency })}</Label>
        <p>{t('receiver.feedbackNote')}</p>
        {levels
          .filter((level) => learns(most, level))
          .map((level) => (
            <Radio
              key={level}
              value={level}
              className="group flex cursor-pointer items-center gap-4 rounded-12 border-2 border-solid-gray-420 px-5 py-4 data-[focus-visible]:focus-ring data-[selected]:border-key-900 data-[selected]:bg-key-50 data-[selected]:font-bold"
            >
              <span className="flex size-7 shrink-0 items-center justify-center rounded-full border-2 border-field bg-white group-data-[selected]:border-key-900">
                <span className="size-3.5 rounded-full group-data-[selected]:bg-key-900" />
              </span>
              {t(`feedback.${level}`)}
            </Radio>
          ))}
      </AriaRadioGroup>
      <div className="mt-8">
        <Button isDisabled={!form.content.feedbackLevel} onPress={onDone}>
          {t('receiver.answered')}
        </Button>
      </div>
    </>
  );
}

function useAgencyName(language?: Language): string {
  const own = useLanguage();
  const agency = useViewer().posting?.agency;
  return ((language ?? own) === 'en' && agency?.nameEn) || agency?.name || '';
}
