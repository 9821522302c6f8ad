import { useId, useRef, useState } from 'react';
import { learns } from '../../../api/referrals/lifecycle.ts';
import { agencyName } from '../../agencies/agencyName.ts';
import type { FeedbackLevel, ReferralFeedbackFragment } from '../../generated/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { Button } from '../../ui/Button.tsx';
import { RadioGroup } from '../../ui/Choices.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Icon } from '../../ui/icons.tsx';
import { toast } from '../../ui/Toast.tsx';
import { text as uiText } from '../../ui/text.ts';
import { labels } from '../labels.ts';
import { feedbackText as text } from './feedbackText.ts';
import { ChangedMeanwhile, RefusalBanner } from './Meanwhile.tsx';
import { ChangeFeedback } from './mutations.ts';
import { useReferralCommand } from './useReferralCommand.ts';

const levels: readonly FeedbackLevel[] = ['NONE', 'RECEIVED', 'CONTACTED', 'STARTED', 'ENDED'];

/** Asks how much the person now lets the referring agency learn, and says what that changes before it is done. */
export function FeedbackDialog({
  referral,
  onClose,
  onDone,
  onStale,
}: {
  referral: Omit<ReferralFeedbackFragment, ' $fragmentName'>;
  onClose: () => void;
  onDone: () => void;
  /** Called when the page shows an outdated referral. */
  onStale: () => void;
}) {
  const t = useText(text);
  const u = useText(uiText);
  const l = useText(labels);
  const language = useLanguage();
  const command = useReferralCommand();
  const formId = useId();
  const { id, version, side, feedbackLevel, viewerCan } = referral;
  const [chosen, setChosen] = useState<FeedbackLevel | ''>('');
  const [isMissing, setMissing] = useState(false);
  const opened = useRef(version);
  const level = chosen === feedbackLevel ? '' : chosen;
  const isRaise = level !== '' && !learns(feedbackLevel, level);
  const isPossible = level === '' || (isRaise ? viewerCan.raiseFeedback : viewerCan.lowerFeedback);
  const agencies = {
    from: agencyName(referral.fromAgency, language),
    to: referral.toAgency ? agencyName(referral.toAgency, language) : '',
  };

  const send = async (): Promise<void> => {
    setMissing(level === '');
    if (level === '') return;
    if (await command.run(ChangeFeedback, { id, version, level })) {
      toast('success', t('done'));
      onDone();
    } else {
      onStale();
    }
  };
  const isChanged = version !== opened.current;
  return (
    <Dialog
      isOpen
      title={t('title')}
      onClose={onClose}
      footer={
        <>
          <Button variant="outline" onPress={onClose}>
            {u('cancel')}
          </Button>
          <Button type="submit" form={formId} isPending={command.isSending} isDisabled={!isPossible}>
            {t(level === '' ? 'submit' : isRaise ? 'submitRaise' : 'submitLower')}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (isPossible && !command.isSending) void send();
        }}
      >
        {isChanged && <ChangedMeanwhile last={null} isPossible={isPossible} />}
        {command.refusal && !(isChanged && command.refusal.kind === 'conflict') && (
          <RefusalBanner refusal={command.refusal} />
        )}
        <RadioGroup<FeedbackLevel>
          label={t(side === 'SENDER' ? 'askSender' : 'ask', agencies)}
          description={viewerCan.raiseFeedback || side === 'RECEIVER' ? t('help') : `${t('help')}${t('fixed')}`}
          isRequired
          value={chosen || feedbackLevel}
          onChange={(next) => {
            setChosen(next);
            setMissing(false);
          }}
          errorMessage={isMissing ? t('choose') : undefined}
          choices={levels.map((each) => ({
            id: each,
            label: l(`feedbackLevel.${each}`),
            note: each === feedbackLevel ? t('now') : undefined,
            isDisabled:
              each !== feedbackLevel &&
              !(learns(feedbackLevel, each) ? viewerCan.lowerFeedback : viewerCan.raiseFeedback),
          }))}
        />
        {level !== '' && (
          <div role="status" className="flex items-start gap-2 rounded-8 bg-ground px-4 py-3">
            <span className="pt-0.5 text-quiet">
              <Icon name="info" />
            </span>
            <div>
              <p className="font-bold">{t('effect')}</p>
              <ul className="list-disc pl-5">
                {t(isRaise ? 'raise' : side === 'SENDER' ? 'lowerBySender' : 'lowerByReceiver', agencies)
                  .split('\n')
                  .map((line) => (
                    <li key={line}>{line}</li>
                  ))}
              </ul>
            </div>
          </div>
        )}
      </form>
    </Dialog>
  );
}
