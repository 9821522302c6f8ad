import { learns } from '../../../api/referrals/lifecycle.ts';
import { type FragmentType, useFragment } from '../../generated/fragment-masking.ts';
import { graphql } from '../../generated/gql.ts';
import { useText } from '../../i18n/text.ts';
import { Icon } from '../../ui/icons.tsx';
import { Section } from '../../ui/layout.tsx';
import { text } from './text.ts';

const FeedbackFragment = graphql(`
  fragment ReferralFeedback on Referral { id side feedbackLevel }
`);

const tiers = ['RECEIVED', 'CONTACTED', 'STARTED', 'ENDED'] as const;

/** How far the referring agency is told, as the person chose: what will be told, and what will not. */
export function Feedback({ referral }: { referral: FragmentType<typeof FeedbackFragment> }) {
  const { side, feedbackLevel } = useFragment(FeedbackFragment, referral);
  const t = useText(text);
  const isSender = side === 'SENDER';
  return (
    <Section title={t(isSender ? 'feedback.sender' : 'feedback.receiver')}>
      <p className="mb-2 text-sm">{t(isSender ? 'feedback.senderLead' : 'feedback.receiverLead')}</p>
      {feedbackLevel === 'NONE' && <p className="font-bold">{t('feedback.NONE')}</p>}
      <ul className="flex flex-col gap-1">
        {tiers.map((tier) => {
          const isTold = learns(feedbackLevel, tier);
          return (
            <li key={tier} className={`flex items-start gap-2 leading-snug ${isTold ? '' : 'text-quiet'}`}>
              <span className="pt-0.5">
                <Icon name={isTold ? 'check' : 'minus'} size={18} />
              </span>
              <span>
                {t(`feedback.${tier}`)}
                <span className="text-sm">{t(isTold ? 'feedback.told' : 'feedback.notTold')}</span>
              </span>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
