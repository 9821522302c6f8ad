import { useText } from '../i18n/text.ts';
import { useAsked } from '../useAsked.ts';
import { EndEmergencyMutation } from './documents.ts';
import { text } from './text.ts';

/** Ends an emergency access after asking. */
export function useEnd(onEnded: () => void): { end: (id: string) => Promise<void>; isEnding: boolean } {
  const t = useText(text);
  const { ask, isSending } = useAsked(EndEmergencyMutation, onEnded);
  const question = { title: t('end.ask'), body: t('end.effect'), action: t('end.action') };
  return { end: (id) => ask(question, { id }, t('end.done')), isEnding: isSending };
}
