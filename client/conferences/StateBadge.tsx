import type { ConferenceState } from '../generated/graphql.ts';
import { useText } from '../i18n/text.ts';
import { Badge } from '../ui/Badge.tsx';
import { text } from './text.ts';

/** Where a conference stands for the viewer: what waits for them stands out. */
export function StateBadge({
  conference: { state, viewerCan },
}: {
  conference: { state: ConferenceState; viewerCan: { acknowledge: boolean } };
}) {
  const t = useText(text);
  if (viewerCan.acknowledge) return <Badge tone="orange">{t('state.WAITING')}</Badge>;
  return <Badge tone={state === 'OPEN' ? 'green' : 'quiet'}>{t(`state.${state}`)}</Badge>;
}
