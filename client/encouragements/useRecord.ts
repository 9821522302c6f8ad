import { agencyLabels } from '../agencies/labels.ts';
import type { EncouragementChannel } from '../generated/graphql.ts';
import { useText } from '../i18n/text.ts';
import type { ServerProblem } from '../ui/form/useAppForm.ts';
import { toast } from '../ui/Toast.tsx';
import { useCommand } from '../useCommand.ts';
import { RecordEncouragementMutation } from './documents.ts';
import { text } from './text.ts';

/** A count to record. `day` is `YYYY-MM-DD`. */
export interface Count {
  day: string;
  channel: EncouragementChannel;
  count: number;
  leaflet: boolean;
}

/** Records a count and says so; resolves to why it was refused, if it was. */
export function useRecord(): (count: Count) => Promise<readonly ServerProblem[] | undefined> {
  const t = useText(text);
  const label = useText(agencyLabels);
  const { send } = useCommand();
  return async (count) => {
    const { refusal } = await send(RecordEncouragementMutation, { ...count });
    if (refusal) return refusal;
    toast('success', t('count.recorded', { channel: label(`channel.${count.channel}`), count: count.count }));
    return undefined;
  };
}
