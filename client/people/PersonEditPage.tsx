import { useRef, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { withReference } from '../command.ts';
import { useFragment as unmask } from '../generated/fragment-masking.ts';
import type { PersonRecordFragment as Person, PersonInput } from '../generated/graphql.ts';
import { useText } from '../i18n/text.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button, LinkButton } from '../ui/Button.tsx';
import { ChooseDifferences, differingKeys } from '../ui/form/ChooseDifferences.tsx';
import { ProblemSummary } from '../ui/form/ProblemSummary.tsx';
import { useContentForm } from '../ui/form/useContentForm.ts';
import { sameContent } from '../ui/form/values.ts';
import { useAskBeforeLeaving } from '../ui/leaving.ts';
import { PageHeader } from '../ui/PageHeader.tsx';
import { ErrorState, Loading } from '../ui/states.tsx';
import { toast } from '../ui/Toast.tsx';
import { text as uiText } from '../ui/text.ts';
import { failureIn } from '../urql.ts';
import { useCommand } from '../useCommand.ts';
import { useLiveQuery } from '../useLiveQuery.ts';
import { contentOf, type PersonContent, personGovernors } from './content.ts';
import { PersonRecordFragment, PersonRecordQuery, SavePersonMutation } from './documents.ts';
import { HouseholdFields } from './HouseholdFields.tsx';
import { ContactFields, IdentityFields } from './PersonFields.tsx';
import { text } from './text.ts';
import { useDescribePerson } from './useDescribePerson.ts';

/** Corrects the agency's own record of a person. */
export function PersonEditPage() {
  const { id = '' } = useParams();
  const t = useText(text);
  const { data, isLoading, error, refetch } = useLiveQuery({ query: PersonRecordQuery, variables: { id } });
  // What was read first stays the base of the corrections; a newer record shows itself as a conflict.
  const first = useRef<Person>(undefined);
  const record = unmask(PersonRecordFragment, data?.person);
  if (record?.id === id && first.current?.id !== id && data?.person?.viewerCan.edit) first.current = record;
  const isGone = data !== undefined && data.person === null;
  if (first.current?.id === id && !isGone) return <Editing key={id} read={first.current} />;
  return (
    <>
      <PageHeader title={t('title.edit')} />
      {isLoading ? <Loading lines={8} /> : <ErrorState {...failureIn(error)} onRetry={error ? refetch : undefined} />}
    </>
  );
}

function Editing({ read }: { read: Person }) {
  const t = useText(text);
  const u = useText(uiText);
  const language = useLanguage();
  const navigate = useNavigate();
  const { labelOf, describe } = useDescribePerson();
  const [base, setBase] = useState({ version: read.version, content: contentOf(read, language) });
  const [content, setContent] = useState<PersonContent>(base.content);
  const [theirs, setTheirs] = useState<{ version: number; content: PersonContent }>();
  const [failure, setFailure] = useState<string>();
  const form = useContentForm<PersonContent>(content, setContent, {
    governedBy: (path) => personGovernors[path] ?? [],
  });
  const isDone = useRef(false);
  useAskBeforeLeaving({
    isAtStake: () => !isDone.current && !sameContent(form.content, base.content),
    body: u('leaving.typed'),
  });
  const { send, isSending } = useCommand();

  async function save(): Promise<void> {
    if (isSending) return;
    setFailure(undefined);
    const input = { ...content, name: content.name ?? '', nameKana: content.nameKana ?? '' } as PersonInput;
    const { outcome, error } = await send(SavePersonMutation, { id: read.id, version: base.version, input });
    if (!outcome) {
      setFailure(withReference(t('failed'), error));
      return;
    }
    if (outcome.__typename === 'Person') {
      isDone.current = true;
      toast('success', t('saved'));
      await navigate(`/people/${read.id}`, { replace: true });
    } else if (outcome.__typename === 'InvalidInput') {
      form.refuse(outcome.fields);
      window.scrollTo({ top: 0 });
    } else if (outcome.__typename === 'Conflict' && outcome.current.__typename === 'Person') {
      const now = unmask(PersonRecordFragment, outcome.current);
      setTheirs({ version: now.version, content: contentOf(now, language) });
      window.scrollTo({ top: 0 });
    } else {
      setFailure(outcome.__typename === 'NotFound' ? t('gone') : outcome.message);
    }
  }

  const differing = theirs ? differingKeys(content, theirs.content, base.content, sameContent) : [];
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <PageHeader title={t('title.edit')} />
      <div className="mb-6 flex flex-col gap-4 empty:hidden">
        {failure && <Banner tone="error" title={failure} live />}
        {theirs && (
          <ChooseDifferences
            title={t('conflict.title')}
            body={t('conflict.body')}
            mine={content}
            theirs={theirs.content}
            differing={differing}
            labelOf={labelOf}
            describe={describe}
            onChoose={(kept) => {
              setContent({ ...theirs.content, ...kept });
              setBase(theirs);
              setTheirs(undefined);
            }}
          />
        )}
        <ProblemSummary
          problems={form.problems}
          labelOf={(path) => form.labelOf(path) ?? labelOf(path)}
          onVisit={form.focus}
        />
      </div>
      <IdentityFields form={form} />
      <ContactFields form={form} />
      <HouseholdFields form={form} />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" isPending={isSending} isDisabled={theirs !== undefined}>
          {t('action.save')}
        </Button>
        <LinkButton href={`/people/${read.id}`}>{t('action.cancel')}</LinkButton>
      </div>
    </form>
  );
}
