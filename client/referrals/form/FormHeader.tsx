import { useNavigate } from 'react-router';
import { useClient } from 'urql';
import { agencyName } from '../../agencies/agencyName.ts';
import { withReference } from '../../command.ts';
import { useText } from '../../i18n/text.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button, LinkButton } from '../../ui/Button.tsx';
import { confirm } from '../../ui/Dialog.tsx';
import { DateText } from '../../ui/dates.tsx';
import { sameContent } from '../../ui/form/values.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { whilePending } from '../../ui/pending.tsx';
import { toast } from '../../ui/Toast.tsx';
import { labels } from '../labels.ts';
import { type DraftFacts, discardDraft } from './draftApi.ts';
import { text } from './text.ts';
import type { Draft } from './useDraft.ts';

type ReturnReason = keyof typeof labels.ja.returnReason;
const returnReason = (code: string | null | undefined): ReturnReason =>
  code && code in labels.ja.returnReason ? (code as ReturnReason) : 'OTHER';

/** What the receiving agency wrote when it returned the referral. */
function Word({ word }: { word: DraftFacts['messages'][number] }) {
  const language = useLanguage();
  return (
    <figure className="mt-2 border-l-4 border-solid-gray-420 pl-3">
      <blockquote className="whitespace-pre-wrap">{word.body}</blockquote>
      <figcaption className="text-sm text-quiet">
        {agencyName(word.authorAgency, language)} <DateText iso={word.at} withTime />
      </figcaption>
    </figure>
  );
}

/** Heading of the form: what is being written, what came back and why, and how to throw a draft away. */
export function FormHeader({ facts, draft }: { facts: DraftFacts | null; draft: Draft }) {
  const t = useText(text);
  const l = useText(labels);
  const language = useLanguage();
  const client = useClient();
  const navigate = useNavigate();
  const { id } = draft.saver;
  const isReturned = facts?.status === 'RETURNED';

  async function discard(): Promise<void> {
    if (!id) return;
    const agreed = await confirm({
      title: t('discardTitle'),
      body: t('discardBody'),
      action: t('discard'),
      danger: true,
    });
    if (!agreed) return;
    const { saver } = draft;
    await saver.flush();
    const { version, draftVersion, state } = saver;
    // Who wrote it on another screen meanwhile is shown first.
    if (version === undefined || draftVersion === undefined || state.is === 'conflict' || state.is === 'gone') return;
    const refused = await whilePending(discardDraft(client, { id, version, draftVersion }));
    if (refused) {
      const { message, error, theirs } = refused;
      toast('error', message ?? withReference(t('unsent.failed'), error));
      if (theirs && sameContent(theirs.content, saver.content)) draft.resolve(theirs, saver.content);
      else if (theirs) saver.meet(theirs);
      return;
    }
    saver.abandon();
    toast('success', t('discarded'));
    await navigate('/outbox', { replace: true });
  }

  // A referral may have been returned more than once.
  const word = facts?.messages.filter(({ kind }) => kind === 'RETURN').sort((a, b) => b.at.localeCompare(a.at))[0];
  const canDiscard = facts ? facts.viewerCan.discard : id !== undefined;
  const from = facts?.parent?.fromAgency;
  return (
    <>
      <PageHeader
        title={isReturned ? t('title.returned') : facts ? t('title.edit') : t('title.new')}
        meta={facts && <span className="text-quiet tabular-nums">{facts.code}</span>}
        actions={
          canDiscard && (
            <Button size="sm" variant="text" danger onPress={discard}>
              {t('discard')}
            </Button>
          )
        }
      />
      <div className="mb-5 flex flex-col gap-3 empty:hidden">
        {isReturned && (
          <Banner
            tone="warning"
            title={t('returned.title', {
              reason: l(`returnReason.${returnReason(facts.statusReason)}`),
            })}
            action={
              <LinkButton size="sm" href={`/referrals/${facts.id}`}>
                {t('returned.open')}
              </LinkButton>
            }
          >
            <p>{t('returned.body')}</p>
            {word?.body && <Word word={word} />}
          </Banner>
        )}
        {facts?.parent && from && (
          <Banner
            tone="info"
            title={t('onward', { code: facts.parent.code, agency: (language === 'en' && from.nameEn) || from.name })}
          />
        )}
      </div>
    </>
  );
}
