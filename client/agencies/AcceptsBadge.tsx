import { useText } from '../i18n/text.ts';
import { Badge } from '../ui/Badge.tsx';
import { text } from './text.ts';

/** Whether referrals can be sent to an agency. */
export function AcceptsBadge({ agency }: { agency: { active: boolean; acceptsReferrals: boolean } }) {
  const t = useText(text);
  if (!agency.active) return <Badge tone="quiet">{t('inactive')}</Badge>;
  return agency.acceptsReferrals ? (
    <Badge tone="green" icon="check">
      {t('accepting')}
    </Badge>
  ) : (
    <Badge>{t('notAccepting')}</Badge>
  );
}
