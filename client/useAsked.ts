import { confirm, type Question } from './ui/Dialog.tsx';
import { toast } from './ui/Toast.tsx';
import { type CommandDocument, useCommand } from './useCommand.ts';

/**
 * A command that is sent after asking, and says how it went.
 * @param onAnswered called when it took effect, and when it was refused, which may be for what the screen does not show yet
 */
export function useAsked<D extends object, V extends { commandId: string | number }>(
  document: CommandDocument<D, V>,
  onAnswered: () => void,
): { ask: (question: Question, args: Omit<V, 'commandId'>, done: string) => Promise<void>; isSending: boolean } {
  const { send, isSending } = useCommand();
  const ask = async (question: Question, args: Omit<V, 'commandId'>, done: string): Promise<void> => {
    if (!(await confirm(question))) return;
    const { refusal } = await send(document, args);
    if (refusal) toast('error', refusal[0]?.message ?? '');
    else toast('success', done);
    onAnswered();
  };
  return { ask, isSending };
}
