import type { ReactNode } from 'react';
import { useText } from '../../i18n/text.ts';
import { Banner } from '../../ui/Banner.tsx';
import { text as uiText } from '../../ui/text.ts';
import { actionText as text } from './actionText.ts';
import type { Refusal } from './useReferralCommand.ts';

/** Something that happened to a referral, in words. */
export interface Happening {
  id: string;
  what: string;
  who: string;
}

/** Says in an open dialog that the referral has changed under it. */
export function ChangedMeanwhile({ last, isPossible }: { last: Happening | null; isPossible: boolean }) {
  const t = useText(text);
  const title = last ? t('problem.changed', { what: last.what, who: last.who }) : t('problem.changedUnknown');
  return (
    <Banner tone={isPossible ? 'info' : 'warning'} title={title} live>
      {t(isPossible ? 'problem.stillPossible' : 'problem.notPossible')}
    </Banner>
  );
}

/**
 * Why a command had no effect, and what to do now. Fields that were refused say so themselves.
 * @param look where to see what somebody else changed, if not behind the dialog
 */
export function RefusalBanner({ refusal, look }: { refusal: Refusal; look?: ReactNode }) {
  const t = useText(text);
  const u = useText(uiText);
  if (refusal.kind === 'refused') {
    const inFields = Object.values(refusal.fields).length > 0;
    return (
      <Banner tone="error" title={t('problem.refused')} live>
        {inFields ? Object.values(refusal.fields).join(' ') : refusal.message}
      </Banner>
    );
  }
  const words = { conflict: 'problem.conflict', gone: 'problem.gone', lost: 'problem.lost' } as const;
  return (
    <Banner
      tone={refusal.kind === 'conflict' ? 'warning' : 'error'}
      title={t(words[refusal.kind])}
      action={refusal.kind === 'conflict' && look}
      live
    >
      {'reference' in refusal &&
        refusal.reference &&
        u('failed.reference', { words: '', reference: refusal.reference })}
    </Banner>
  );
}
