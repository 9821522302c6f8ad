import { useState } from 'react';
import { ConsentHow, ShowToPerson } from '../../consents/ConsentFields.tsx';
import { ConsentMatrix } from '../../consents/ConsentMatrix.tsx';
import { type Asked, type ConsentContent, categories, usualEnd } from '../../consents/content.ts';
import { useCovered } from '../../consents/covered.ts';
import { labels } from '../../consents/labels.ts';
import { useLawfulBases } from '../../consents/lawfulBases.ts';
import type { Category, ConsentState, LawfulBasis } from '../../generated/graphql.ts';
import type { Reading } from '../../i18n/i18n.ts';
import { useText } from '../../i18n/text.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { typedDay } from '../../people/content.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { CheckboxGroup, RadioGroup } from '../../ui/Choices.tsx';
import type { ContentForm } from '../../ui/form/useContentForm.ts';
import { TextArea } from '../../ui/TextField.tsx';
import type { Content } from './content.ts';
import { text } from './text.ts';
import { writtenCategories } from './visibility.ts';
import { untoldConsent } from './wrong.ts';

interface StepProps {
  form: ContentForm<Content>;
  id: string | undefined;
  asked: Asked;
  isVoided: boolean;
}

/**
 * Step 4: what the person agreed to, or on what other ground the referral rests.
 * @param id the draft, once it is stored
 * @param asked whose consent it is
 * @param isVoided a signature counts no more, since what was signed has changed
 */
export function ConsentStep({ form, id, asked, isVoided }: StepProps) {
  const t = useText(text);
  const l = useText(labels);
  const language = useLanguage();
  const [read, setRead] = useState<Reading>(language);
  const bases = useLawfulBases();
  const { content } = form;
  const { covered } = useCovered(id, content.personId, content.toAgencyId, content.purpose ?? 'CONSULTATION');
  const states: ConsentState[] = [
    'GIVEN',
    'SEEKING',
    'REFUSED',
    ...(bases.length > 0 ? ['NOT_REQUIRED' as const] : []),
  ];
  const choose = form.choice('consentState', t('consent.state'));
  const fresh: ConsentContent = { giver: 'SELF', validUntil: typedDay(usualEnd(), language), language: read };
  const isCovered = covered.includes('IDENTITY');

  return (
    <>
      <ShowToPerson
        form={form.part('consent')}
        asked={asked}
        decision="GIVEN"
        isVoided={isVoided}
        isAsked={!content.consentState || content.consentState === 'GIVEN'}
        onLanguage={(next) => {
          setRead(next);
          if (content.consent) form.part('consent').change({ language: next });
        }}
      />
      <div className="mb-7">
        <RadioGroup<ConsentState>
          {...choose}
          onChange={(state) => {
            if (state === 'GIVEN' && !content.consent && !isCovered) form.change({ consent: fresh });
            choose.onChange(state);
          }}
          description={bases.length === 0 ? t('consent.taxOnly') : undefined}
          errorMessage={untoldConsent(content).length > 0 ? t('consent.untold') : choose.errorMessage}
          isRequired
          choices={states.map((id) => ({ id, label: l(`consentState.${id}`), note: t(`consent.stateNote.${id}`) }))}
        />
      </div>
      {content.consentState === 'GIVEN' && isCovered && (
        <Standing
          covered={covered}
          isAdding={Boolean(content.consent)}
          onAdd={(isAdding) => form.change({ consent: isAdding ? fresh : null })}
        />
      )}
      {content.consentState === 'GIVEN' && (content.consent || !isCovered) && (
        <Given form={form} id={id} asked={asked} isVoided={isVoided} />
      )}
      {content.consentState === 'NOT_REQUIRED' && <Basis form={form} bases={bases} />}
    </>
  );
}

/** What is asked of the person; shown first too, so that nobody claims a consent before it is given. */
function Given({ form, id, asked, isVoided }: StepProps) {
  const { toAgencyId, purpose } = form.content;
  const consent = form.part('consent');
  return (
    <>
      <ConsentMatrix
        form={consent}
        main={toAgencyId ? { recipientId: toAgencyId, purpose: purpose ?? 'CONSULTATION' } : undefined}
        written={writtenCategories(form.content)}
      />
      <ConsentHow
        form={consent}
        asked={asked}
        decision="GIVEN"
        isVoided={isVoided}
        blankHref={id ? `/referrals/${id}/consent-form` : '/consents/blank'}
      />
    </>
  );
}

function Standing({
  covered,
  isAdding,
  onAdd,
}: {
  covered: readonly Category[];
  isAdding: boolean;
  onAdd: (isAdding: boolean) => void;
}) {
  const t = useText(text);
  const l = useText(labels);
  return (
    <div className="mb-6">
      <Banner
        tone="info"
        title={t('consent.already')}
        action={
          <Button size="sm" variant="outline" onPress={() => onAdd(!isAdding)}>
            {isAdding ? t('consent.withoutNew') : t('consent.addNew')}
          </Button>
        }
      >
        <p>{t('consent.alreadyBody')}</p>
        <ul className="mt-1 flex flex-wrap gap-x-4">
          {covered.map((category) => (
            <li key={category}>・{l(`category.${category}`)}</li>
          ))}
        </ul>
      </Banner>
    </div>
  );
}

function Basis({ form, bases }: { form: ContentForm<Content>; bases: readonly LawfulBasis[] }) {
  const t = useText(text);
  const l = useText(labels);
  return (
    <div className="flex flex-col gap-6">
      <RadioGroup<LawfulBasis>
        {...form.choice('lawfulBasis', t('consent.basis'))}
        isRequired
        choices={bases.map((id) => ({ id, label: l(`lawfulBasis.${id}`) }))}
      />
      <TextArea
        {...form.text('lawfulBasisNote', t('consent.basisNote'))}
        description={t('consent.basisNoteHint')}
        isRequired
        rows={3}
        most={500}
      />
      <CheckboxGroup<Category>
        {...form.at<Category[]>(
          'basisCategories',
          t('consent.basisCategories'),
          [...(form.content.basisCategories ?? [])],
          (basisCategories) => form.change({ basisCategories }),
        )}
        isRequired
        layout="grid"
        choices={categories.map((id) => ({ id, label: l(`category.${id}`), note: l(`categoryNote.${id}`) }))}
      />
    </div>
  );
}
