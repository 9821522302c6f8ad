import { useState } from 'react';
import { useNavigate } from 'react-router';
import { ended as endedStatuses, learns } from '../../../api/referrals/lifecycle.ts';
import { agencyName } from '../../agencies/agencyName.ts';
import { type FragmentType, useFragment } from '../../generated/fragment-masking.ts';
import { graphql } from '../../generated/gql.ts';
import type { ReferralNextStepFragment as Data, FeedbackLevel } from '../../generated/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { Button, LinkButton } from '../../ui/Button.tsx';
import { Menu, type MenuEntry } from '../../ui/Menu.tsx';
import { labels } from '../labels.ts';
import { ActionDialog, type ActionSubject } from './ActionDialog.tsx';
import { type DialogAction, dialogActions, type LinkAction, linkActions, nextAction } from './actions.ts';
import { actionText as text } from './actionText.ts';
import { isContactHidden } from './consentStanding.ts';
import { goTo } from './goTo.ts';
import { useHappening } from './useHappening.ts';

const NextStepFragment = graphql(`
  fragment ReferralNextStep on Referral {
    id version draftVersion side status statusReason consentState feedbackLevel contactedAt
    fromAgency { id name nameEn }
    toAgency { id name nameEn }
    assignee { id }
    person { id redactions { path } }
    messages { id kind body viewerCan { answer } }
    timeline { id kind actor { id name } actorAgency { id name nameEn } }
    viewerCan {
      edit discard acknowledge assign accept contact start return redirect decline withdraw close ask referOnward
      recordConsent attach
    }
  }
`);

const ended: ReadonlySet<string> = new Set(endedStatuses);
const isDialog = (action: string): action is DialogAction => (dialogActions as readonly string[]).includes(action);

/** An open menu keeps the focus from the rest of the page. */
const afterMenu = (act: () => void): void => void setTimeout(act, 0);

/** One clear next step, everything else the viewer may do in a menu, and the dialogs of both. */
export function NextStep({
  referral,
  onAsk,
  onStale,
}: {
  referral: FragmentType<typeof NextStepFragment>;
  /** Begins a question. */
  onAsk: () => void;
  onStale: () => void;
}) {
  const data = useFragment(NextStepFragment, referral);
  const t = useText(text);
  const navigate = useNavigate();
  const subject = useSubject(data);
  const [open, setOpen] = useState<DialogAction | null>(null);
  const can = data.viewerCan;
  const question = data.messages.find(({ viewerCan }) => viewerCan.answer);
  const isHidden = isContactHidden(data.person);
  const next = nextAction(can, data, isHidden);
  const links: Record<Exclude<LinkAction, 'ask'>, string> = {
    edit: `/referrals/${data.id}/edit`,
    recordConsent: `/people/${data.person?.id}/consents/new?referral=${data.id}`,
    referOnward: `/referrals/new?parent=${data.id}`,
    attach: '#attachments',
  };
  const wordsOf = (action: DialogAction | LinkAction): string =>
    action === 'edit' && data.status === 'RETURNED' ? t('action.editReturned') : t(`action.${action}`);
  const entry = (action: DialogAction | LinkAction): MenuEntry => {
    const label = wordsOf(action);
    if (isDialog(action)) return { id: action, label, onAction: () => setOpen(action) };
    if (action === 'ask') return { id: action, label, onAction: () => afterMenu(onAsk) };
    const href = links[action];
    return href.startsWith('#')
      ? { id: action, label, onAction: () => afterMenu(() => goTo(href.slice(1))) }
      : { id: action, label, href };
  };
  const others = (actions: readonly (DialogAction | LinkAction)[]) =>
    actions.filter((action) => can[action] && action !== next).map(entry);
  const sections = [
    { id: 'links', entries: others(linkActions) },
    { id: 'dialogs', entries: others(dialogActions) },
  ].filter(({ entries }) => entries.length > 0);

  return (
    <section aria-labelledby="next-step" className="rounded-8 border-2 border-key-900 bg-key-50 px-4 py-3">
      <h2 id="next-step" className="text-std-18B-160">
        {t('next.title')}
      </h2>
      <Hint
        next={next}
        mustAsk={can.contact && !data.contactedAt && isHidden}
        hasQuestion={Boolean(question)}
        data={data}
      />
      <div className="mt-3 flex flex-wrap gap-3">
        {question && (
          <Button
            variant={next === null || next === 'close' ? 'solid' : 'outline'}
            onPress={() => goTo(`message-${question.id}`)}
          >
            {t('next.answerAction')}
          </Button>
        )}
        {next && isDialog(next) && (
          <Button variant={question && next === 'close' ? 'outline' : 'solid'} onPress={() => setOpen(next)}>
            {wordsOf(next)}
          </Button>
        )}
        {next === 'ask' && (
          <Button variant="solid" onPress={onAsk}>
            {wordsOf(next)}
          </Button>
        )}
        {next && next !== 'ask' && !isDialog(next) && (
          <LinkButton variant="solid" href={links[next]}>
            {wordsOf(next)}
          </LinkButton>
        )}
        {sections.length > 0 && (
          <Menu
            label={t('next.others')}
            placement="bottom start"
            trigger={
              <Button variant="outline" icon="chevronDown">
                {t('next.others')}
              </Button>
            }
            sections={sections}
          />
        )}
      </div>
      {open && (
        <ActionDialog
          action={open}
          subject={subject}
          isPossible={can[open]}
          onClose={() => setOpen(null)}
          onStale={onStale}
          onDone={() => {
            setOpen(null);
            if (open === 'discard') navigate('/outbox', { replace: true });
            else onStale();
          }}
        />
      )}
    </section>
  );
}

function useSubject(data: Data): ActionSubject {
  const language = useLanguage();
  const happening = useHappening();
  const last = data.timeline.at(-1);
  return {
    id: data.id,
    version: data.version,
    draftVersion: data.draftVersion,
    side: data.side,
    feedbackLevel: data.feedbackLevel,
    consentState: data.consentState,
    assigneeId: data.assignee?.id ?? null,
    from: agencyName(data.fromAgency, language),
    to: data.toAgency ? agencyName(data.toAgency, language) : '',
    agencyIds: [data.fromAgency.id, ...(data.toAgency ? [data.toAgency.id] : [])],
    last: last ? happening(last) : null,
  };
}

function Hint({
  next,
  mustAsk,
  hasQuestion,
  data,
}: {
  next: DialogAction | LinkAction | null;
  /** The person is to be reached, and how is hidden. */
  mustAsk: boolean;
  hasQuestion: boolean;
  data: Data;
}) {
  const t = useText(text);
  const l = useText(labels);
  const reason = data.statusReason ? l(`returnReason.${data.statusReason}` as 'returnReason.OTHER') : '';
  const note = data.messages.findLast(({ kind }) => kind === 'RETURN')?.body;
  const hints = ['edit', 'acknowledge', 'accept', 'contact', 'start', 'close', 'recordConsent'] as const;
  const hint = hints.find((each) => each === next);
  const isLetGo = data.side === 'RECEIVER' && data.timeline.some(({ kind }) => kind === 'WITHDRAWN');
  return (
    <div className="mt-1">
      {isLetGo && !ended.has(data.status) && <p className="font-bold">{t('next.letGo')}</p>}
      {hasQuestion && <p className="font-bold">{t('next.answer')}</p>}
      {hint === 'edit' && data.status === 'RETURNED' ? (
        <>
          <p>{t('hint.editReturned', { reason })}</p>
          {note && <p className="mt-1 border-l-4 border-key-900 pl-3 whitespace-pre-wrap">{note}</p>}
        </>
      ) : mustAsk ? (
        <p>{t('hint.contactHidden')}</p>
      ) : hint ? (
        <p>{t(`hint.${hint}` as 'hint.accept')}</p>
      ) : (
        !hasQuestion && <Waiting data={data} />
      )}
    </div>
  );
}

/** The level at which the referring side learns of what comes next. */
const nextTold: Partial<Record<Data['status'], FeedbackLevel>> = {
  SENT: 'RECEIVED',
  RECEIVED: 'RECEIVED',
  IN_PROGRESS: 'ENDED',
};

/** Nothing to do now: what may still be shown here, and what can be done where nothing will come of waiting. */
function Waiting({ data }: { data: Data }) {
  const t = useText(text);
  const l = useText(labels);
  const { side, status, feedbackLevel: level } = data;
  if (ended.has(status)) return <p>{t('next.ended')}</p>;
  if (side === 'RECEIVER') return <p>{t('next.waitingOther')}</p>;
  const told = nextTold[status] ?? (data.contactedAt ? 'STARTED' : 'CONTACTED');
  const words = level === 'NONE' ? 'waitingUntold' : learns(level, told) ? 'waitingOther' : 'waitingNoMore';
  const canAct = data.viewerCan.recordConsent && data.consentState === 'REFUSED';
  return (
    <>
      {canAct && <p>{t(data.viewerCan.withdraw ? 'next.noConsent' : 'next.noConsentLate')}</p>}
      <p>{t(`next.${words}`, { level: l(`feedbackLevel.${level}`) })}</p>
    </>
  );
}
