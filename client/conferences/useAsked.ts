import { type DocumentInput, useMutation } from 'urql';
import { refusalOf, useCommandId } from '../command.ts';
import { confirm, type Question } from '../ui/Dialog.tsx';
import { toast } from '../ui/Toast.tsx';

type Answer = Record<string, unknown>;

/** A command that is sent after asking, and says how it went. */
export function useAsked<D extends Answer, V extends { commandId: string }>(
  document: DocumentInput<D, V>,
  onDone: () => void,
): { ask: (question: Question, args: Omit<V, 'commandId'>, done: string) => Promise<void>; isSending: boolean } {
  const command = useCommandId();
  const [{ fetching }, send] = useMutation<D, V>(document);
  const ask = async (question: Question, args: Omit<V, 'commandId'>, done: string): Promise<void> => {
    if (!(await confirm(question))) return;
    const { data, error } = await send({ ...args, commandId: command.current() } as V);
    const answer = Object.values(data ?? {}).find((value) => value !== null && typeof value === 'object');
    const refusal = refusalOf({ data: answer as { __typename: string } | undefined, error });
    command.done();
    if (refusal) toast('error', refusal[0]?.message ?? '');
    else toast('success', done);
    onDone();
  };
  return { ask, isSending: fetching };
}
