import { ended } from '../../../api/referrals/lifecycle.ts';
import { agencyName } from '../../agencies/agencyName.ts';
import { type FragmentType, useFragment } from '../../generated/fragment-masking.ts';
import { graphql } from '../../generated/gql.ts';
import { useText } from '../../i18n/text.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { StatusBadge } from '../../ui/Badge.tsx';
import { LinkButton } from '../../ui/Button.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Clock, isTheirClock } from '../Clock.tsx';
import { labels } from '../labels.ts';
import { text as shared } from '../text.ts';
import { UrgencyBadge } from '../Urgency.tsx';
import { useNow } from '../useNow.ts';
import { isContactHidden } from './consentStanding.ts';
import { text } from './text.ts';

const HeadFragment = graphql(`
  fragment ReferralHead on Referral {
    id code side status statusReason outcome urgency dueAt contactedAt
    assignee { name }
    person { redactions { path } }
    fromAgency { name nameEn active }
    toAgency { name nameEn active }
  }
`);

const reasonGroups = {
  RETURNED: 'returnReason',
  REDIRECTED: 'redirectReason',
  DECLINED: 'declineReason',
  WITHDRAWN: 'withdrawReason',
} as const;

/**
 * Number, status in words, urgency and clock. The window's title has the number only, never the name.
 * @param isPreview shown to somebody who is not its reader: nothing leads on
 */
export function Head({
  referral,
  isPreview = false,
}: {
  referral: FragmentType<typeof HeadFragment>;
  isPreview?: boolean;
}) {
  const data = useFragment(HeadFragment, referral);
  const t = useText(text);
  const s = useText(shared);
  const l = useText(labels);
  const language = useLanguage();
  const now = useNow();
  const from = agencyName(data.fromAgency, language);
  const to = data.toAgency ? agencyName(data.toAgency, language) : s('agencyOpen');
  const other = data.side === 'SENDER' ? data.toAgency : data.fromAgency;
  const received =
    data.status !== 'ACCEPTED'
      ? data.status
      : data.contactedAt
        ? 'ACCEPTED_REACHED'
        : isContactHidden(data.person)
          ? 'ACCEPTED_HIDDEN'
          : 'ACCEPTED';
  const words = data.side === 'SENDER' ? (`SENDER.${data.status}` as const) : (`RECEIVER.${received}` as const);
  const isOver = (ended as readonly string[]).includes(data.status);
  const group = reasonGroups[data.status as keyof typeof reasonGroups];
  const reason = data.statusReason && group ? l(`${group}.${data.statusReason}` as 'returnReason.OTHER') : null;
  return (
    <PageHeader
      title={s('title.one', { code: data.code })}
      meta={
        <>
          <StatusBadge status={data.status}>{l(`status.${data.status}`)}</StatusBadge>
          <UrgencyBadge urgency={data.urgency} />
          {data.side === 'RECEIVER' && (data.assignee || !isOver) && (
            <span>{t('inCharge', { name: data.assignee?.name ?? t('inChargeNobody') })}</span>
          )}
          {data.dueAt && (
            <span>
              {!isTheirClock(data) && <span className="text-sm text-quiet">{t('due')} </span>}
              <Clock dueAt={data.dueAt} now={now} isTheirs={isTheirClock(data)} />
            </span>
          )}
        </>
      }
      lead={
        <span role="status">
          {t(`words.${words}`, { from, to })}
          {reason && ` ${t('timeline.reason', { reason })}`}
          {other?.active === false && ` ${t('left', { agency: agencyName(other, language) })}`}
          {data.outcome && ` ${t('timeline.result', { reason: l(`outcome.${data.outcome}`) })}`}
        </span>
      }
      actions={
        !isPreview && (
          <LinkButton href={`/referrals/${data.id}/print`} icon="printer" variant="outline" size="sm">
            {t('print')}
          </LinkButton>
        )
      }
    />
  );
}
