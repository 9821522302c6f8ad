import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { useQuery } from 'urql';
import { type ConsentSubject, shownText } from '../../api/text/shownConsent.ts';
import { withReference } from '../command.ts';
import type { ConsentDecision, RecordConsentInput } from '../generated/graphql.ts';
import { useText } from '../i18n/text.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { typedDay } from '../people/content.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button, LinkButton } from '../ui/Button.tsx';
import { RadioGroup } from '../ui/Choices.tsx';
import { ProblemSummary } from '../ui/form/ProblemSummary.tsx';
import { useContentForm } from '../ui/form/useContentForm.ts';
import { sameContent } from '../ui/form/values.ts';
import { useAskBeforeLeaving } from '../ui/leaving.ts';
import { toast } from '../ui/Toast.tsx';
import { useCommand } from '../useCommand.ts';
import { ConsentHow, ShowToPerson } from './ConsentFields.tsx';
import { ConsentMatrix } from './ConsentMatrix.tsx';
import { type ConsentContent, consentGovernors, usualEnd } from './content.ts';
import { AnsweredReferralQuery, RecordConsentMutation, RenewConsentMutation } from './documents.ts';
import { text } from './text.ts';

const decisions: readonly ConsentDecision[] = ['GIVEN', 'REFUSED'];

const isSameSignature = (before: ConsentContent, next: ConsentContent): boolean =>
  next.method === 'TABLET' && Boolean(before.evidenceId) && next.evidenceId === before.evidenceId;

/** What a renewal begins with, and whose place it takes. */
export interface Former {
  id: string;
  content: ConsentContent;
}

/**
 * The form of an answer that is recorded outside of a referral's form.
 * @param referralId the referral that waits for it, if one does
 * @param former the consent that it extends, if it does
 */
export function RecordConsent({
  personId,
  name,
  referralId = null,
  former,
}: {
  personId: string;
  name: string;
  referralId?: string | null;
  former?: Former;
}) {
  const t = useText(text);
  const language = useLanguage();
  const navigate = useNavigate();
  const [decision, setDecision] = useState<ConsentDecision>('GIVEN');
  const [untouched] = useState<ConsentContent>({
    giver: 'SELF',
    validUntil: typedDay(usualEnd(), language),
    language,
    items: [],
    ...former?.content,
  });
  const [content, setContent] = useState(untouched);
  const [failure, setFailure] = useState<string>();
  const [isVoided, setVoided] = useState(false);
  const whom: ConsentSubject = { referralId, personId, name };
  const asked = { whom: () => whom, stored: async () => referralId ?? personId };
  const form = useContentForm<ConsentContent>(content, setContent, {
    governedBy: (path) => consentGovernors[path] ?? [],
    settle: (before, next) => {
      const shown = (of: ConsentContent) => shownText(whom, decision, of);
      const isUndone = isSameSignature(before, next) && shown(before) !== shown(next);
      if (isUndone || next.evidenceId) setVoided(isUndone);
      return isUndone ? { ...next, evidenceId: null } : next;
    },
  });
  const isDone = useRef(false);
  useAskBeforeLeaving({
    isAtStake: () => !isDone.current && !sameContent(form.content, untouched),
    body: t('leaving'),
  });
  const command = useCommand();
  const [{ data: answered }] = useQuery({
    query: AnsweredReferralQuery,
    variables: { id: referralId ?? '' },
    pause: !referralId,
  });
  const { toAgency, purpose } = answered?.referral ?? {};
  const main = toAgency && purpose ? { recipientId: toAgency.id, purpose } : undefined;
  const back = former ? `/consents/${former.id}` : referralId ? `/referrals/${referralId}` : `/people/${personId}`;
  const isRenewal = former !== undefined && decision === 'GIVEN';

  const isUnsigned = isVoided && content.method === 'TABLET' && !content.evidenceId;

  function decide(next: ConsentDecision): void {
    setDecision(next);
    // A yes that was signed is no signature under a no.
    if (next === decision || content.method !== 'TABLET' || !content.evidenceId) return;
    form.change({ evidenceId: null });
    setVoided(true);
  }

  /** A refusal extends nothing: it is recorded by itself, and ends what it refuses. */
  function send() {
    if (former && isRenewal) return command.send(RenewConsentMutation, { id: former.id, input: content });
    const input = { ...content, decision, items: content.items ?? [] } as RecordConsentInput;
    return command.send(RecordConsentMutation, { personId, referralId, input });
  }

  async function save(): Promise<void> {
    if (command.isSending) return;
    const missing = (['method', 'giver'] as const).filter((key) => !content[key]);
    const isEmpty = decision === 'GIVEN' && !content.items?.length;
    if (missing.length > 0 || isEmpty) {
      form.refuse([
        ...(isEmpty ? [{ path: 'items', message: t('chooseItems') }] : []),
        ...missing.map((path) => ({ path, message: t('choose') })),
      ]);
      window.scrollTo({ top: 0 });
      return;
    }
    setFailure(undefined);
    const { outcome, error } = await send();
    if (!outcome) {
      setFailure(withReference(t('failed'), error));
      return;
    }
    if (outcome.__typename === 'Consent') {
      isDone.current = true;
      const said = isRenewal ? 'savedRenewed' : decision === 'GIVEN' ? 'saved' : 'savedRefused';
      const receipt = { label: t('list.receipt'), run: () => void navigate(`/consents/${outcome.id}/receipt`) };
      // A renewal leads to the consent itself, which has this at hand.
      toast('success', t(said), isRenewal ? undefined : receipt);
      await navigate(isRenewal ? `/consents/${outcome.id}` : back, { replace: true });
    } else if (outcome.__typename === 'InvalidInput') {
      form.refuse(outcome.fields);
      window.scrollTo({ top: 0 });
    } else {
      setFailure(outcome.message);
    }
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div className="mb-6 flex flex-col gap-4 empty:hidden">
        {isUnsigned && <Banner tone="warning" title={t('evidence.voided')} live />}
        {failure && <Banner tone="error" title={failure} live />}
        <ProblemSummary problems={form.problems} labelOf={form.labelOf} onVisit={form.focus} />
      </div>
      <ShowToPerson form={form} asked={asked} decision={decision} isVoided={isUnsigned} />
      <RadioGroup<ConsentDecision>
        label={t('decision.label')}
        description={t('decision.help')}
        layout="row"
        value={decision}
        onChange={(next) => next && decide(next)}
        className="mb-7"
        choices={decisions.map((each) => ({ id: each, label: t(`decision.${each}`) }))}
      />
      <ConsentMatrix form={form} main={main} isRefusal={decision === 'REFUSED'} />
      <ConsentHow form={form} asked={asked} decision={decision} isVoided={isUnsigned} blankHref="/consents/blank" />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" isPending={command.isSending}>
          {t('save')}
        </Button>
        <LinkButton href={back}>{t('cancel')}</LinkButton>
      </div>
    </form>
  );
}
