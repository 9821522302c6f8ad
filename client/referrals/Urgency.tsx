import { useText } from '../i18n/text.ts';
import { Badge, type BadgeTone } from '../ui/Badge.tsx';
import { labels } from './labels.ts';

const tones = { ROUTINE: 'quiet', SOON: 'yellow', URGENT: 'red' } as const satisfies Record<string, BadgeTone>;

/** How urgent a referral is. */
export function UrgencyBadge({ urgency }: { urgency: keyof typeof tones }) {
  const t = useText(labels);
  return (
    <Badge tone={tones[urgency]} icon={urgency === 'URGENT' ? 'warning' : undefined}>
      {t(`urgency.${urgency}`)}
    </Badge>
  );
}
