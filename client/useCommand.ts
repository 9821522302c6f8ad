import { useCallback, useRef, useState } from 'react';
import { type AnyVariables, type CombinedError, type TypedDocumentNode, useClient } from 'urql';
import { refusalOf } from './command.ts';
import type { ServerProblem } from './ui/form/useAppForm.ts';

/** A mutation that does one thing once under its `commandId`. */
export type CommandDocument<D extends object, V extends { commandId: string | number }> = TypedDocumentNode<D, V>;

/** The outcome union of a mutation, whose one field it is. */
export type OutcomeOf<D extends object> = Extract<D[keyof D], { __typename: string }>;

/** What came of a command: its outcome, or, where nobody answered, the error. `refusal` is there unless it took effect. */
export interface Answered<O> {
  outcome: O | undefined;
  error: CombinedError | undefined;
  refusal: readonly ServerProblem[] | undefined;
}

/**
 * Sends commands to the server. What is sent again because no answer came is the same command, and has one effect; with
 * anything changed it is another, so that what somebody sees confirmed is what they sent last.
 */
export function useCommand(): {
  isSending: boolean;
  send: <D extends object, V extends { commandId: string | number }>(
    document: CommandDocument<D, V>,
    args: Omit<V, 'commandId'>,
  ) => Promise<Answered<OutcomeOf<D>>>;
} {
  const client = useClient();
  const unanswered = useRef<{ id: string; document: unknown; args: string }>(undefined);
  const [isSending, setSending] = useState(false);
  const send = useCallback(
    async <D extends object, V extends { commandId: string | number }>(
      document: CommandDocument<D, V>,
      args: Omit<V, 'commandId'>,
    ) => {
      const command = { id: crypto.randomUUID(), document, args: JSON.stringify(args) };
      const { current: last } = unanswered;
      const isAgain = last?.document === document && last.args === command.args;
      const commandId = isAgain ? last.id : command.id;
      unanswered.current = { ...command, id: commandId };
      setSending(true);
      const variables = { ...args, commandId } as unknown as V & AnyVariables;
      const { data, error } = await client
        .mutation<D, V & AnyVariables>(document as TypedDocumentNode<D, V & AnyVariables>, variables)
        .toPromise();
      setSending(false);
      if (data) unanswered.current = undefined;
      const outcome = data ? (Object.values(data).find(isOutcome) as OutcomeOf<D> | undefined) : undefined;
      return { outcome, error, refusal: refusalOf({ data: outcome, error }) };
    },
    [client],
  );
  return { isSending, send };
}

function isOutcome(value: unknown): boolean {
  return value !== null && typeof value === 'object';
}
