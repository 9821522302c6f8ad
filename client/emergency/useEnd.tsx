import { useMutation } from 'urql';
import { refusalOf, useCommandId } from '../command.ts';
import { useText } from '../i18n/text.ts';
import { confirm } from '../ui/Dialog.tsx';
import { toast } from '../ui/Toast.tsx';
import { EndEmergencyMutation } from './documents.ts';
import { text } from './text.ts';

/** Ends an emergency access after asking. */
export function useEnd(onEnded: () => void): { end: (id: string) => Promise<void>; isEnding: boolean } {
  const t = useText(text);
  const command = useCommandId();
  const [{ fetching }, send] = useMutation(EndEmergencyMutation);
  const end = async (id: string): Promise<void> => {
    const isSure = await confirm({ title: t('end.ask'), body: t('end.effect'), action: t('end.action') });
    if (!isSure) return;
    const { data, error } = await send({ commandId: command.current(), id });
    const refusal = refusalOf({ data: data?.endEmergencyAccess, error });
    command.done();
    if (refusal) toast('error', refusal[0]?.message ?? '');
    else toast('success', t('end.done'));
    onEnded();
  };
  return { end, isEnding: fetching };
}
