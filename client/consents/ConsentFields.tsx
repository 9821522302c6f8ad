import { useRef, useState } from 'react';
import { today } from '../../api/clock/tokyoDate.ts';
import { parseJapaneseDate } from '../../api/text/eraDate.ts';
import type { ConsentDecision, ConsentGiver, ConsentMethod } from '../generated/graphql.ts';
import type { Reading } from '../i18n/i18n.ts';
import { textIn, useText } from '../i18n/text.ts';
import { Button, LinkButton } from '../ui/Button.tsx';
import { RadioGroup } from '../ui/Choices.tsx';
import { DateField } from '../ui/DateField.tsx';
import type { ContentForm } from '../ui/form/useContentForm.ts';
import { Section } from '../ui/layout.tsx';
import { TextField } from '../ui/TextField.tsx';
import type { Asked, ConsentContent } from './content.ts';
import { PaperEvidence, TabletEvidence } from './EvidenceFields.tsx';
import { labels } from './labels.ts';
import { AgreedItems, Notice, useNotice } from './Notice.tsx';
import { PersonView } from './PersonView.tsx';
import { readings } from './readings.ts';
import { text } from './text.ts';

const methods: readonly ConsentMethod[] = ['PAPER', 'ORAL', 'TABLET'];
const givers: readonly ConsentGiver[] = ['SELF', 'REPRESENTATIVE'];

/** Whose answer it is that is being signed, what it is, and whether a signature counts no more since it has changed. */
interface Signed {
  asked: Asked;
  decision: ConsentDecision;
  isVoided: boolean;
}

/** Turns the screen to the person: the notice, what was ticked and, where they sign on the screen, the place to sign. */
export function ShowToPerson({
  form,
  onLanguage = (language) => form.change({ language }),
  isAsked = true,
  ...signed
}: {
  form: ContentForm<ConsentContent>;
  /** Told in which language the person reads. */
  onLanguage?: (language: Reading) => void;
  /** Whether the person is asked to agree to what was ticked. */
  isAsked?: boolean;
} & Signed) {
  const t = useText(text);
  const [isOpen, setOpen] = useState(false);
  const { notice: inJapanese } = useNotice('ja');
  const { notice: inSimple } = useNotice('ja-simple');
  const { notice: inEnglish } = useNotice('en');
  const inWords = { ja: inJapanese, 'ja-simple': inSimple, en: inEnglish };
  const until = parseJapaneseDate(form.content.validUntil ?? '');
  const name = signed.asked.whom().name?.trim();
  return (
    <div className="mb-6 flex flex-wrap items-center gap-3">
      <Button variant="outline" icon="person" onPress={() => setOpen(true)}>
        {t('notice.show')}
      </Button>
      <span className="text-sm text-quiet">{t('notice.help')}</span>
      <PersonView
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        readings={readings.filter((each) => each !== 'ja-simple' || inSimple?.language === each)}
        title={(language) => inWords[language]?.title ?? textIn(text, language)('title.one')}
        onLanguage={onLanguage}
      >
        {(language) => (
          <>
            <Notice language={language} />
            {isAsked && (
              <>
                <h2 className="mt-10 mb-4 text-2xl font-bold">{textIn(text, language)('agreed.title')}</h2>
                {name && <p className="mb-4">{textIn(text, language)('agreed.whom', { name })}</p>}
                <AgreedItems
                  items={form.content.items ?? []}
                  validUntil={'iso' in until ? until.iso : null}
                  language={language}
                />
              </>
            )}
            {isAsked && form.content.method === 'TABLET' && (
              <div className="mt-10">
                <TabletEvidence form={form} {...signed} language={language} onDone={() => setOpen(false)} />
              </div>
            )}
          </>
        )}
      </PersonView>
    </div>
  );
}

/**
 * How consent was given, by whom, and until when.
 * @param blankHref where the form to be signed on paper is printed
 */
export function ConsentHow({
  form,
  blankHref,
  ...signed
}: { form: ContentForm<ConsentContent>; blankHref: string } & Signed) {
  const t = useText(text);
  const l = useText(labels);
  const { notice } = useNotice('ja');
  const { method, giver } = form.content;
  const chooseMethod = form.choice('method', t('method'));
  const scan = useRef<string | null>(null);
  const change = (next: ConsentMethod | ''): void => {
    if (next === '' || next === method) return;
    // A scan is no signature of the screen, nor the other way round. Only the scan waits while another method is looked at: what
    // is signed on the screen may change meanwhile.
    if (method === 'PAPER') scan.current = form.content.evidenceId ?? null;
    form.change({ method: next, evidenceId: next === 'PAPER' ? scan.current : null });
  };
  return (
    <Section title={t('how.title')}>
      <div className="flex flex-col gap-5">
        <RadioGroup<ConsentMethod>
          {...chooseMethod}
          onChange={change}
          isRequired
          layout="grid"
          choices={methods.map((id) => ({ id, label: l(`method.${id}`), note: t(`methodNote.${id}`) }))}
        />
        {method === 'ORAL' && (
          <TextField
            {...form.text('witnessName', t('witnessName'))}
            description={t('witnessHint')}
            className="max-w-md"
            isRequired
          />
        )}
        <RadioGroup<ConsentGiver>
          {...form.choice('giver', t('giver'))}
          isRequired
          layout="row"
          choices={givers.map((id) => ({ id, label: l(`giver.${id}`) }))}
        />
        {giver === 'REPRESENTATIVE' && (
          <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
            <TextField
              {...form.text('representativeName', t('representativeName'))}
              description={t('representativeNameHint')}
              isRequired
            />
            <TextField
              {...form.text('representativeRelation', t('representativeRelation'))}
              description={t('representativeHint')}
              isRequired
            />
          </div>
        )}
        <DateField
          {...form.text('validUntil', t('validUntil'))}
          after={today()}
          description={t('validUntilHint', { years: notice?.years ?? 3 })}
        />
        {/* Last, since whoever signs signs all of the above. */}
        {method === 'PAPER' && (
          <div className="flex flex-col items-start gap-3">
            <LinkButton size="sm" icon="printer" href={blankHref} target="_blank">
              {t('evidence.blank')}
            </LinkButton>
            <PaperEvidence form={form} asked={signed.asked} />
          </div>
        )}
        {method === 'TABLET' && <TabletEvidence form={form} {...signed} />}
      </div>
    </Section>
  );
}
