import { useState } from 'react';
import { ended, learns } from '../../../api/referrals/lifecycle.ts';
import { type FragmentType, useFragment } from '../../generated/fragment-masking.ts';
import { graphql } from '../../generated/gql.ts';
import type { ReferralFeedbackFragment } from '../../generated/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/icons.tsx';
import { Section } from '../../ui/layout.tsx';
import { FeedbackDialog } from './FeedbackDialog.tsx';
import { feedbackText as text } from './feedbackText.ts';

const FeedbackFragment = graphql(`
  fragment ReferralFeedback on Referral {
    id version status side feedbackLevel understanding
    timeline { id kind }
    fromAgency { name nameEn }
    toAgency { name nameEn }
    viewerCan { lowerFeedback raiseFeedback }
  }
`);

const over: readonly string[] = ['DRAFT', ...ended];
/** Whose choice the level is, as far as the viewer knows: a desk may have chosen before the person heard of it. */
function leadOf({ side, understanding, timeline }: ReferralFeedbackFragment) {
  const isAskedSince = timeline.some(({ kind }) => kind.startsWith('FEEDBACK_'));
  const isUntold = understanding === 'NOT_YET_TOLD' && !isAskedSince;
  if (side === 'SENDER') return isUntold ? 'senderLeadUntold' : 'senderLead';
  if (isUntold) return 'receiverLeadUntold';
  return understanding || isAskedSince ? 'receiverLead' : 'receiverLeadUnknown';
}

const tiers = ['RECEIVED', 'CONTACTED', 'STARTED', 'ENDED'] as const;

/** How far the referring agency is told, as the person chose: what will be told, what will not, and how to change it. */
export function Feedback({
  referral,
  onStale,
}: {
  referral: FragmentType<typeof FeedbackFragment>;
  onStale: () => void;
}) {
  const data = useFragment(FeedbackFragment, referral);
  const { side, feedbackLevel, status, viewerCan } = data;
  const t = useText(text);
  const [isOpen, setOpen] = useState(false);
  const isSender = side === 'SENDER';
  const mayChange = viewerCan.lowerFeedback || viewerCan.raiseFeedback;
  return (
    <Section
      title={t(isSender ? 'sender' : 'receiver')}
      actions={
        mayChange && (
          <Button size="sm" variant="outline" onPress={() => setOpen(true)}>
            {t('change')}
          </Button>
        )
      }
    >
      <p className="mb-2 text-sm">{t(leadOf(data))}</p>
      {feedbackLevel === 'NONE' && <p className="font-bold">{t('NONE')}</p>}
      <ul className="flex flex-col gap-1">
        {tiers.map((tier) => {
          const isTold = learns(feedbackLevel, tier);
          return (
            <li key={tier} className={`flex items-start gap-2 leading-snug ${isTold ? '' : 'text-quiet'}`}>
              <span className="pt-0.5">
                <Icon name={isTold ? 'check' : 'minus'} size={18} />
              </span>
              <span>
                {t(tier)}
                <span className="text-sm">{t(isTold ? 'told' : 'notTold')}</span>
              </span>
            </li>
          );
        })}
      </ul>
      {isSender && !over.includes(status) && <p className="mt-2 text-sm text-quiet">{t('senderNote')}</p>}
      {isOpen && (
        <FeedbackDialog
          referral={data}
          onClose={() => setOpen(false)}
          onStale={onStale}
          onDone={() => {
            setOpen(false);
            onStale();
          }}
        />
      )}
    </Section>
  );
}
