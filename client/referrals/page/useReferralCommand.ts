import { useCallback, useState } from 'react';
import type { TypedDocumentNode } from 'urql';
import { errorReference } from '../../urql.ts';
import { useCommand } from '../../useCommand.ts';

/** What commands of a referral answer. */
export interface Outcome {
  __typename: string;
  message?: string;
  fields?: readonly { path: string; message: string }[];
}

/** Why a command had no effect. `lost`: nobody knows whether it had; sending it again is safe. */
export type Refusal =
  | { kind: 'conflict' | 'gone' }
  | { kind: 'lost'; reference: string | undefined }
  | { kind: 'refused'; message: string; fields: Readonly<Record<string, string>> };

/** A mutation that answers under the name `outcome`. */
export type CommandDocument<V> = TypedDocumentNode<{ outcome: Outcome }, V>;

function refusalOf(outcome: Outcome): Refusal | null {
  if (outcome.__typename === 'Conflict') return { kind: 'conflict' };
  if (outcome.__typename === 'NotFound') return { kind: 'gone' };
  if (outcome.message === undefined) return null;
  const fields = Object.fromEntries((outcome.fields ?? []).map(({ path, message }) => [path, message]));
  return { kind: 'refused', message: outcome.message, fields };
}

/** A command about a referral, and why it had no effect, for the place where it was given. */
export function useReferralCommand(): {
  isSending: boolean;
  refusal: Refusal | null;
  /** Resolves to true when the command took effect. */
  run: <V extends { commandId: string | number }>(
    document: CommandDocument<V>,
    args: Omit<V, 'commandId'>,
  ) => Promise<boolean>;
} {
  const { send, isSending } = useCommand();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const run = useCallback(
    async <V extends { commandId: string | number }>(document: CommandDocument<V>, args: Omit<V, 'commandId'>) => {
      const { outcome, error } = await send(document, args);
      const problem: Refusal | null = outcome ? refusalOf(outcome) : { kind: 'lost', reference: errorReference(error) };
      setRefusal(problem);
      return problem === null;
    },
    [send],
  );
  return { isSending, refusal, run };
}
