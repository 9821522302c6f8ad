import { useEffect, useRef, useState } from 'react';
import { useLocation, useNavigate, useParams, useSearchParams } from 'react-router';
import { type Client, useClient } from 'urql';
import { useFragment as unmask } from '../../generated/fragment-masking.ts';
import type { Language } from '../../i18n/i18n.ts';
import { useText } from '../../i18n/text.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { contentOf } from '../../people/content.ts';
import { PersonRecordFragment, PersonRecordQuery } from '../../people/documents.ts';
import { Banner } from '../../ui/Banner.tsx';
import { LinkButton } from '../../ui/Button.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { whilePending } from '../../ui/pending.tsx';
import { ErrorState, Loading } from '../../ui/states.tsx';
import { useLiveQuery } from '../../useLiveQuery.ts';
import type { Content } from './content.ts';
import { DraftThereQuery, type Loaded, loadDraft, openOnward } from './draftApi.ts';
import { withPerson } from './PersonStep.tsx';
import { ReferralForm } from './ReferralForm.tsx';
import { text } from './text.ts';

/** What the form starts from. */
type Start = { loaded: Loaded | null; first: Content } | 'missing' | 'unreached';

interface Wanted {
  id: string | undefined;
  parentId: string | null;
  personId: string | null;
  toAgencyId: string | null;
  commandId: string;
}

const fresh: Content = { urgency: 'ROUTINE', purpose: 'CONSULTATION' };

async function start(client: Client, wanted: Wanted, language: Language): Promise<Start> {
  const { id, parentId, personId, toAgencyId, commandId } = wanted;
  const blank: Content = toAgencyId ? { ...fresh, toAgencyId } : fresh;
  if (id || parentId) {
    const loaded = id ? await loadDraft(client, id) : await openOnward(client, commandId, parentId ?? '');
    return typeof loaded === 'string' ? loaded : { loaded, first: loaded.stored.content };
  }
  if (!personId) return { loaded: null, first: blank };
  const { data, error } = await client
    .query(PersonRecordQuery, { id: personId }, { requestPolicy: 'network-only' })
    .toPromise();
  const record = unmask(PersonRecordFragment, data?.person ?? null);
  if (!record) return error?.networkError ? 'unreached' : 'missing';
  const content = withPerson(blank, contentOf(record, language));
  return {
    loaded: null,
    first: data?.person?.viewerCan.refer ? { ...content, personId, personVersion: record.version } : content,
  };
}

/** A new referral, or one being written: both are one page, so that the address can change while somebody types. */
export function ReferralFormPage() {
  const { key, state } = useLocation();
  const visit: string = state?.visit ?? key;
  return <Opened key={visit} visit={visit} />;
}

function Opened({ visit }: { visit: string }) {
  const t = useText(text);
  const client = useClient();
  const navigate = useNavigate();
  const language = useLanguage();
  const { id } = useParams();
  const [params] = useSearchParams();
  const [found, setFound] = useState<Start>();
  const [tries, setTries] = useState(0);
  // What was asked for when the page was opened; a new draft that gets its id is not opened again.
  const wanted = useRef<Wanted>({
    id,
    parentId: params.get('parent'),
    personId: params.get('person'),
    toAgencyId: params.get('to'),
    commandId: crypto.randomUUID(),
  });
  const languageAtStart = useRef(language);
  const there = useLiveQuery({ query: DraftThereQuery, variables: { id: id ?? '' }, pause: !id });
  // The person may be restricted while somebody writes about them: what is in the form goes with the draft.
  const isGone = Boolean(id) && there.data?.referral === null && !there.error;

  // biome-ignore lint/correctness/useExhaustiveDependencies: each try asks again
  useEffect(() => {
    let isOver = false;
    void whilePending(start(client, wanted.current, languageAtStart.current)).then((answer) => {
      if (isOver) return;
      setFound((before) => (before && typeof before !== 'string' ? before : answer));
      // An onward referral is a draft from the start: loaded again, it must not begin another.
      if (wanted.current.id || typeof answer === 'string' || !answer.loaded) return;
      void navigate(`/referrals/${answer.loaded.facts.id}/edit`, { replace: true, state: { visit } });
    });
    return () => {
      isOver = true;
    };
  }, [client, tries, navigate, visit]);

  if (!found || typeof found === 'string' || isGone) {
    return (
      <>
        <PageHeader title={id ? t('title.edit') : t('title.new')} />
        {found ? (
          <ErrorState
            code={found === 'unreached' ? undefined : 'NOT_FOUND'}
            isOffline={found === 'unreached'}
            onRetry={found === 'unreached' ? () => setTries(tries + 1) : undefined}
          />
        ) : (
          <Loading lines={6} />
        )}
      </>
    );
  }
  if (found.loaded && !found.loaded.facts.viewerCan.edit) {
    return (
      <>
        <PageHeader title={t('title.edit')} />
        <Banner
          tone="info"
          title={t('closed.title')}
          action={
            <LinkButton size="sm" href={`/referrals/${found.loaded.facts.id}`}>
              {t('closed.open')}
            </LinkButton>
          }
        />
      </>
    );
  }
  return <ReferralForm loaded={found.loaded} first={found.first} />;
}
