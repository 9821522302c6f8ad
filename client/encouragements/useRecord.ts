import { useMutation } from 'urql';
import { agencyLabels } from '../agencies/labels.ts';
import { refusalOf, useCommandId } from '../command.ts';
import type { EncouragementChannel } from '../generated/graphql.ts';
import { useText } from '../i18n/text.ts';
import type { ServerProblem } from '../ui/form/useAppForm.ts';
import { toast } from '../ui/Toast.tsx';
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
  const command = useCommandId();
  const [, record] = useMutation(RecordEncouragementMutation);
  return async (count) => {
    const { data, error } = await record({ commandId: command.current(), ...count });
    const refusal = refusalOf({ data: data?.recordEncouragement, error });
    if (refusal) return refusal;
    command.done();
    toast('success', t('count.recorded', { channel: label(`channel.${count.channel}`), count: count.count }));
    return undefined;
  };
}
