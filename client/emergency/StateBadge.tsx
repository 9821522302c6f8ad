import { useText } from '../i18n/text.ts';
import { useNow } from '../referrals/useNow.ts';
import { Badge } from '../ui/Badge.tsx';
import { remaining } from './remaining.ts';
import { text } from './text.ts';

const tones = { RUNNING: 'orange', ENDED: 'quiet', EXPIRED: 'quiet', NOTHING: 'neutral' } as const;

/** Where an emergency access stands. */
export function StateBadge({ state, until }: { state: keyof typeof tones; until: string }) {
  const t = useText(text);
  const now = useNow();
  return (
    <Badge tone={tones[state]} icon={state === 'RUNNING' ? 'clock' : undefined}>
      {state === 'RUNNING' ? t('state.RUNNING', { left: remaining(until, now) }) : t(`state.${state}`)}
    </Badge>
  );
}

/** What the review found, or that it is still to come. */
export function ReviewBadge({ verdict, late }: { verdict: 'JUSTIFIED' | 'NOT_JUSTIFIED' | undefined; late: boolean }) {
  const t = useText(text);
  if (verdict) return <Badge tone={verdict === 'JUSTIFIED' ? 'green' : 'red'}>{t(`verdict.${verdict}`)}</Badge>;
  return (
    <Badge tone={late ? 'red' : 'yellow'} icon={late ? 'warning' : undefined}>
      {t(late ? 'review.late' : 'review.open')}
    </Badge>
  );
}
