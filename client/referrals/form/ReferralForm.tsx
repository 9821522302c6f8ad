import { useEffect, useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import type { Asked } from '../../consents/content.ts';
import { useRecipients } from '../../consents/recipients.ts';
import { text as consentText } from '../../consents/text.ts';
import { useText } from '../../i18n/text.ts';
import { useViewer } from '../../session/SessionProvider.tsx';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { ProblemSummary } from '../../ui/form/ProblemSummary.tsx';
import { type Problem, useContentForm } from '../../ui/form/useContentForm.ts';
import { Subsections } from '../../ui/layout.tsx';
import { Stepper } from '../../ui/Stepper.tsx';
import { text as previewText } from '../preview/text.ts';
import { ConcernStep } from './ConcernStep.tsx';
import { ConfirmStep } from './ConfirmStep.tsx';
import { ConsentStep } from './ConsentStep.tsx';
import { type Content, governedBy, numberPaths } from './content.ts';
import type { Loaded } from './draftApi.ts';
import { FormHeader } from './FormHeader.tsx';
import { PersonStep } from './PersonStep.tsx';
import { withPurpose } from './purpose.ts';
import { ReceiverStep } from './ReceiverStep.tsx';
import { SaveNote } from './SaveNote.tsx';
import { undoesSignature } from './signature.ts';
import { inFormOrder, type StepId, stateOf, stepLeftAt, stepOf, steps } from './steps.ts';
import { Trouble } from './Trouble.tsx';
import { text } from './text.ts';
import { useDescribe } from './useDescribe.ts';
import { useDraft } from './useDraft.ts';
import { useSend } from './useSend.ts';
import { untoldConsent } from './wrong.ts';

/**
 * The form of a referral, step by step. It is stored while it is written.
 * @param loaded the draft, or null for a new one
 * @param first content of a new one
 */
export function ReferralForm({ loaded, first }: { loaded: Loaded | null; first: Content }) {
  const t = useText(text);
  const ct = useText(consentText);
  const w = useText(previewText);
  const viewer = useViewer();
  const navigate = useNavigate();
  const location = useLocation();
  const visit: string = location.state?.visit ?? location.key;
  const { labelOf } = useDescribe();
  const refuseAlso = useRef<(problems: readonly Problem[]) => void>(() => {});
  const draft = useDraft({
    owner: `${viewer.user.id} ${viewer.posting?.id}`,
    visit,
    start: loaded?.stored ?? null,
    first,
    // The form stays; only its address says from now on which draft it is.
    onMade: (id) => navigate(`/referrals/${id}/edit`, { replace: true, preventScrollReset: true, state: { visit } }),
    onProblems: (problems) => refuseAlso.current(problems),
  });
  const [isVoided, setVoided] = useState(false);
  const { kindOf } = useRecipients();
  // Begun at an agency's page: the receiver is chosen already, and for what is not.
  const isPurposeUnasked = useRef(loaded === null && Boolean(first.toAgencyId));
  const form = useContentForm<Content>(draft.content, draft.change, {
    governedBy,
    settle: (before, changed) => {
      const next = withPurpose(before, changed, kindOf, isPurposeUnasked.current);
      if (kindOf(next.toAgencyId)) isPurposeUnasked.current = false;
      const isUndone = undoesSignature(before, next);
      if (isUndone || next.consent?.evidenceId) setVoided(isUndone);
      return isUndone ? { ...next, consent: { ...next.consent, evidenceId: null } } : next;
    },
  });
  refuseAlso.current = form.refuseAlso;
  const { saver } = draft;
  const asked: Asked = {
    whom: () => ({ referralId: saver.id, personId: saver.content.personId, name: saver.content.name }),
    stored: async () => {
      await saver.flush();
      return saver.id;
    },
  };
  // The agencies may become known after the first entry; a form that was only looked at is no draft.
  useEffect(() => {
    if (isPurposeUnasked.current && draft.content !== first && kindOf(draft.content.toAgencyId)) form.change({});
  }, [draft.content, first, kindOf, form]);
  const [step, setStep] = useState<StepId>(() => stepLeftAt(draft.content));
  const heading = useRef<HTMLHeadingElement>(null);

  function visitStep(next: StepId): void {
    setStep(next);
    form.change({ step: steps.indexOf(next) });
    void draft.saver.flush();
    window.scrollTo({ top: 0 });
    setTimeout(() => heading.current?.focus(), 0);
  }
  function visitField(path: string): void {
    const around = stepOf(path);
    setStep(around);
    form.change({ step: steps.indexOf(around) });
    form.focus(path);
  }
  const { send, preview, running, failure } = useSend(draft, form, () => window.scrollTo({ top: 0 }));

  const { consent, consentState } = draft.content;
  const isUnsigned = isVoided && consentState === 'GIVEN' && consent?.method === 'TABLET' && !consent.evidenceId;
  // Two entries on different steps: each is led to from wherever one is.
  const untoldPaths = untoldConsent(draft.content);
  const untold = untoldPaths.map((path) => ({ path, message: t('consent.untold') }));
  const at = steps.indexOf(step);
  const next = steps[at + 1];
  const before = steps[at - 1];
  const isHeld = numberPaths(draft.content).length > 0 || (draft.state.is === 'failing' && form.problems.length > 0);

  return (
    <>
      <FormHeader facts={loaded?.facts ?? null} draft={draft} />
      <Stepper
        label={t('steps')}
        steps={steps.map((id) => ({ id, label: t(`step.${id}`), state: stateOf(id, draft.content, form.problems) }))}
        current={step}
        onVisit={(id) => visitStep(id as StepId)}
      />
      <div className="mb-6 flex flex-col gap-4 empty:hidden">
        <Trouble draft={draft} />
        {isUnsigned && <Banner tone="warning" title={ct('evidence.voided')} live />}
        {failure && <Banner tone="error" title={failure} live />}
        <ProblemSummary
          problems={inFormOrder([...untold, ...form.problems.filter(({ path }) => !untoldPaths.includes(path))])}
          labelOf={(path) => form.labelOf(path) ?? labelOf(path)}
          onVisit={visitField}
        />
      </div>
      <h2 ref={heading} tabIndex={-1} className="text-std-20B-150 outline-none">
        {at + 1}. {t(`step.${step}`)}
      </h2>
      <p className="mb-5 text-quiet">{t(`lead.${step}`)}</p>
      <Subsections>
        {step === 'person' && <PersonStep form={form} facts={loaded?.facts ?? null} />}
        {step === 'concerns' && <ConcernStep form={form} />}
        {step === 'receiver' && <ReceiverStep form={form} facts={loaded?.facts ?? null} />}
        {step === 'consent' && <ConsentStep form={form} id={draft.saver.id} asked={asked} isVoided={isUnsigned} />}
        {step === 'confirm' && <ConfirmStep id={draft.saver.id} content={draft.content} onVisit={visitStep} />}
      </Subsections>
      <div className="sticky bottom-(--shell-bottom) z-20 mt-8 flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line bg-white py-3 short:static">
        {before && (
          <Button variant="outline" onPress={() => visitStep(before)}>
            {t('back')}
          </Button>
        )}
        <div className="mr-auto min-w-0">
          <SaveNote state={draft.state} isDirty={draft.saver.isDirty()} isHeld={isHeld} />
        </div>
        {next ? (
          <Button onPress={() => visitStep(next)}>{t('nextTo', { step: t(`step.${next}`) })}</Button>
        ) : (
          <>
            <Button variant="outline" icon="search" isPending={running === 'preview'} onPress={preview}>
              {w('open')}
            </Button>
            <Button icon="outbox" isPending={running === 'send'} onPress={send}>
              {t('send')}
            </Button>
          </>
        )}
      </div>
    </>
  );
}
