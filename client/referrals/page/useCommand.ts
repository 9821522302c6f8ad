import { useCallback, useRef, useState } from 'react';
import { type AnyVariables, type TypedDocumentNode, useClient } from 'urql';
import { errorReference } from '../../urql.ts';

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

/**
 * Sends one intended action to the server. It keeps one name (`commandId`) until it has taken effect, so that a retry
 * after a lost connection does not do it twice.
 */
export function useCommand(): {
  isPending: boolean;
  refusal: Refusal | null;
  forget: () => void;
  /** Resolves to true when the command took effect. */
  run: <V extends { commandId: string | number }>(
    document: CommandDocument<V>,
    variables: Omit<V, 'commandId'>,
  ) => Promise<boolean>;
} {
  const client = useClient();
  const commandId = useRef<string>(undefined);
  const [isPending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const run = useCallback(
    async <V extends { commandId: string | number }>(document: CommandDocument<V>, variables: Omit<V, 'commandId'>) => {
      commandId.current ??= crypto.randomUUID();
      setPending(true);
      const all = { ...variables, commandId: commandId.current } as unknown as V & AnyVariables;
      const { data, error } = await client.mutation(document as CommandDocument<V & AnyVariables>, all).toPromise();
      const problem: Refusal | null = data
        ? refusalOf(data.outcome)
        : { kind: 'lost', reference: errorReference(error) };
      if (problem?.kind !== 'lost') commandId.current = undefined;
      setPending(false);
      setRefusal(problem);
      return problem === null;
    },
    [client],
  );
  return { isPending, refusal, forget: useCallback(() => setRefusal(null), []), run };
}
