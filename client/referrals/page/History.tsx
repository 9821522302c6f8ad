import { type FragmentType, useFragment } from '../../generated/fragment-masking.ts';
import { graphql } from '../../generated/gql.ts';
import { useText } from '../../i18n/text.ts';
import type { IconName } from '../../ui/icons.tsx';
import { Section } from '../../ui/layout.tsx';
import { Timeline } from '../../ui/Timeline.tsx';
import { labels } from '../labels.ts';
import { text } from './text.ts';
import { useHappening } from './useHappening.ts';

const HistoryFragment = graphql(`
  fragment ReferralHistory on Referral {
    timeline { id kind at reason feedbackLevel actor { id name } actorAgency { id name nameEn } }
  }
`);

const icons: Record<string, IconName> = {
  CREATED: 'write',
  SENT: 'outbox',
  RESENT: 'outbox',
  ACKNOWLEDGED: 'inbox',
  ASSIGNED: 'person',
  ACCEPTED: 'check',
  CONTACTED: 'phone',
  STARTED: 'people',
  CLOSED: 'success',
  RETURNED: 'warning',
  DECLINED: 'error',
  WITHDRAWN: 'cross',
  REDIRECTED: 'chevronRight',
  ASKED: 'help',
  ANSWERED: 'check',
  NOTED: 'write',
  ATTACHMENT_REMOVED: 'file',
  ATTACHED: 'file',
  FEEDBACK_LOWERED: 'info',
  FEEDBACK_RAISED: 'info',
  FEEDBACK_RESTORED: 'info',
  CONSENT_RECORDED: 'lock',
  CONSENT_WITHDRAWN: 'lock',
};
const attention = new Set(['RETURNED', 'DECLINED', 'WITHDRAWN', 'EXPIRED', 'CONSENT_WITHDRAWN']);

const reasonGroups = {
  RETURNED: 'returnReason',
  REDIRECTED: 'redirectReason',
  DECLINED: 'declineReason',
  WITHDRAWN: 'withdrawReason',
  CLOSED: 'outcome',
} as const;

/** What happened to the referral, newest first; what another desk does appears by itself and is read out. */
export function History({ referral }: { referral: FragmentType<typeof HistoryFragment> }) {
  const { timeline } = useFragment(HistoryFragment, referral);
  const t = useText(text);
  const l = useText(labels);
  const happening = useHappening();
  const events = [...timeline].reverse().map((entry) => {
    const { what, who } = happening(entry);
    const group = reasonGroups[entry.kind as keyof typeof reasonGroups];
    const isKnown = entry.reason !== null && group !== undefined && entry.reason in labels.ja[group];
    const reason = isKnown ? l(`${group}.${entry.reason}` as 'returnReason.OTHER') : null;
    return {
      id: entry.id,
      at: entry.at,
      title: what,
      by: who,
      body: reason
        ? t(entry.kind === 'CLOSED' ? 'timeline.result' : 'timeline.reason', { reason })
        : entry.feedbackLevel && t('timeline.level', { level: l(`feedbackLevel.${entry.feedbackLevel}`) }),
      icon: icons[entry.kind],
      tone: attention.has(entry.kind) ? ('attention' as const) : ('plain' as const),
    };
  });
  return (
    <Section title={t('timeline.title')}>
      <Timeline label={t('timeline.label')} events={events} live />
    </Section>
  );
}
