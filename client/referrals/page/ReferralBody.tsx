import { type ReactNode, useState } from 'react';
import { type FragmentType, useFragment } from '../../generated/fragment-masking.ts';
import { Attachments } from './Attachments.tsx';
import { Consent } from './Consent.tsx';
import { Feedback } from './Feedback.tsx';
import { goTo } from './goTo.ts';
import { Head } from './Head.tsx';
import { History } from './History.tsx';
import { Links } from './Links.tsx';
import { Messages, type Writing } from './Messages.tsx';
import { Needs } from './Needs.tsx';
import { NextStep } from './NextStep.tsx';
import { Person } from './Person.tsx';
import { ReferralPageFragment } from './query.ts';
import { SafeContact } from './SafeContact.tsx';

/**
 * What the page of a referral shows, from its heading on.
 * @param preview stands in the place of the next step where the page is shown to somebody who is not its reader: nothing is done
 *   there, and nothing leads on
 */
export function ReferralBody({
  referral: masked,
  onStale,
  preview,
}: {
  referral: FragmentType<typeof ReferralPageFragment>;
  onStale: () => void;
  preview?: ReactNode;
}) {
  const referral = useFragment(ReferralPageFragment, masked);
  const [writing, setWriting] = useState<Writing>(null);
  // The field takes the focus when it appears; one that is there already is gone to.
  const ask = (): void => (writing === 'question' ? goTo('questions') : setWriting('question'));
  const isPreview = preview !== undefined;
  return (
    <>
      <Head referral={referral} isPreview={isPreview} />
      <div className="mb-7 grid gap-4 lg:grid-cols-2 lg:items-start">
        <SafeContact referral={referral} />
        {preview ?? <NextStep referral={referral} onAsk={ask} onStale={onStale} />}
      </div>
      <div className="grid gap-x-10 lg:grid-cols-[minmax(0,5fr)_minmax(0,3fr)]">
        <div className="min-w-0">
          <Person referral={referral} isPreview={isPreview} />
          <Needs referral={referral} />
          <Consent referral={referral} onStale={onStale} />
          <Messages referral={referral} writing={writing} onWrite={setWriting} onStale={onStale} />
          <Attachments referral={referral} onStale={onStale} />
        </div>
        <div className="min-w-0">
          <Feedback referral={referral} onStale={onStale} />
          <Links referral={referral} />
          <History referral={referral} />
        </div>
      </div>
    </>
  );
}
