import { useRef, useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { useClient, useQuery } from 'urql';
import { withReference } from '../command.ts';
import { useFragment as unmask } from '../generated/fragment-masking.ts';
import type { ConsentDecision, RecordConsentInput } from '../generated/graphql.ts';
import { useText } from '../i18n/text.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { typedDay } from '../people/content.ts';
import { PersonRecordFragment, PersonRecordQuery } from '../people/queries.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button, LinkButton } from '../ui/Button.tsx';
import { RadioGroup } from '../ui/Choices.tsx';
import { ProblemSummary } from '../ui/form/ProblemSummary.tsx';
import { useContentForm } from '../ui/form/useContentForm.ts';
import { PageHeader } from '../ui/PageHeader.tsx';
import { whilePending } from '../ui/pending.tsx';
import { PersonName } from '../ui/person.tsx';
import { ErrorState, Loading } from '../ui/states.tsx';
import { toast } from '../ui/Toast.tsx';
import { failureIn } from '../urql.ts';
import { ConsentHow, ShowToPerson } from './ConsentFields.tsx';
import { ConsentMatrix } from './ConsentMatrix.tsx';
import type { ConsentContent } from './content.ts';
import { inOneYear } from './content.ts';
import { AnsweredReferralQuery, RecordConsentMutation } from './queries.ts';
import { text } from './text.ts';

const decisions: readonly ConsentDecision[] = ['GIVEN', 'REFUSED'];

/** Records what a person decided, outside of a referral; with `?referral=` for one that waits for consent. */
export function NewConsentPage() {
  const { id = '' } = useParams();
  const t = useText(text);
  const [{ data, fetching, error }] = useQuery({ query: PersonRecordQuery, variables: { id } });
  // Whose record another agency keeps, decides there.
  const person = unmask(PersonRecordFragment, data?.person?.viewerCan.recordConsent ? data.person : undefined);
  return (
    <>
      <PageHeader
        title={t('title.newConsent')}
        lead={person && <PersonName name={person.name ?? ''} kana={person.nameKana} className="text-ink" />}
      />
      {person ? (
        <Recording key={id} personId={id} />
      ) : fetching ? (
        <Loading lines={8} />
      ) : (
        <ErrorState {...failureIn(error)} />
      )}
    </>
  );
}

function Recording({ personId }: { personId: string }) {
  const t = useText(text);
  const language = useLanguage();
  const client = useClient();
  const navigate = useNavigate();
  const referralId = useSearchParams()[0].get('referral');
  const [decision, setDecision] = useState<ConsentDecision>('GIVEN');
  const [content, setContent] = useState<ConsentContent>({
    giver: 'SELF',
    validUntil: typedDay(inOneYear(), language),
    language,
    items: [],
  });
  const [failure, setFailure] = useState<string>();
  const [isSaving, setSaving] = useState(false);
  const form = useContentForm<ConsentContent>(content, setContent);
  const commandId = useRef(crypto.randomUUID());
  const [{ data: asked }] = useQuery({
    query: AnsweredReferralQuery,
    variables: { id: referralId ?? '' },
    pause: !referralId,
  });
  const { toAgency, purpose } = asked?.referral ?? {};
  const main = toAgency && purpose ? { recipientId: toAgency.id, purpose } : undefined;
  const back = referralId ? `/referrals/${referralId}` : `/people/${personId}`;

  async function save(): Promise<void> {
    if (isSaving) return;
    const missing = (['method', 'giver'] as const).filter((key) => !content[key]);
    if (missing.length > 0) {
      form.refuse(missing.map((path) => ({ path, message: t('choose') })));
      window.scrollTo({ top: 0 });
      return;
    }
    setSaving(true);
    setFailure(undefined);
    const input = { ...content, decision, items: content.items ?? [] } as RecordConsentInput;
    const variables = { commandId: commandId.current, personId, referralId, input };
    const { data, error } = await whilePending(client.mutation(RecordConsentMutation, variables).toPromise());
    setSaving(false);
    const outcome = data?.recordConsent;
    if (!outcome) {
      setFailure(withReference(t('failed'), error));
      return;
    }
    commandId.current = crypto.randomUUID();
    if (outcome.__typename === 'Consent') {
      toast('success', decision === 'GIVEN' ? t('saved') : t('savedRefused'));
      await navigate(back, { replace: true });
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
        {failure && <Banner tone="error" title={failure} live />}
        <ProblemSummary problems={form.problems} labelOf={form.labelOf} onVisit={form.focus} />
      </div>
      <ShowToPerson form={form} />
      <RadioGroup<ConsentDecision>
        label={t('decision.label')}
        description={t('decision.help')}
        layout="row"
        value={decision}
        onChange={(next) => next && setDecision(next)}
        className="mb-7"
        choices={decisions.map((each) => ({ id: each, label: t(`decision.${each}`) }))}
      />
      <ConsentMatrix form={form} main={main} isRefusal={decision === 'REFUSED'} />
      <ConsentHow form={form} blankHref="/consents/blank" />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" isPending={isSaving}>
          {t('save')}
        </Button>
        <LinkButton href={back}>{t('cancel')}</LinkButton>
      </div>
    </form>
  );
}
