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

interface Command {
  id: string;
  document: unknown;
  args: object;
}

/** What a command is to do, whatever version of things it was given at. */
const meaning = (args: object): string => JSON.stringify({ ...args, version: undefined, draftVersion: undefined });

const isSame = (one: Command, other: Command): boolean =>
  one.document === other.document && meaning(one.args) === meaning(other.args);

/**
 * Sends commands to the server. What is sent again because no answer came is the same command, and has one effect; with
 * anything changed it is another, so that what somebody sees confirmed is what they sent last. A version is nothing that they
 * changed: where the lost command took effect, what is loaded since has a higher one, by which it would be done twice. So it is
 * sent with the version it was given at. If it never arrived, and others changed things since, it is refused as a conflict; the
 * next press is then a new command.
 */
export function useCommand(): {
  isSending: boolean;
  send: <D extends object, V extends { commandId: string | number }>(
    document: CommandDocument<D, V>,
    args: Omit<V, 'commandId'>,
  ) => Promise<Answered<OutcomeOf<D>>>;
} {
  const client = useClient();
  const unanswered = useRef<Command>(undefined);
  const [isSending, setSending] = useState(false);
  const send = useCallback(
    async <D extends object, V extends { commandId: string | number }>(
      document: CommandDocument<D, V>,
      args: Omit<V, 'commandId'>,
    ) => {
      const asked: Command = { id: crypto.randomUUID(), document, args };
      const { current: last } = unanswered;
      const command = last && isSame(last, asked) ? last : asked;
      unanswered.current = command;
      setSending(true);
      const variables = { ...command.args, commandId: command.id } as unknown as V & AnyVariables;
      const { data, error } = await client
        .mutation<D, V & AnyVariables>(document as TypedDocumentNode<D, V & AnyVariables>, variables)
        .toPromise();
      setSending(false);
      if (data && unanswered.current?.id === command.id) unanswered.current = undefined;
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
