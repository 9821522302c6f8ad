import type { DefaultValues, FieldValues } from 'react-hook-form';
import type { z } from 'zod';
import { type AppForm, type ServerProblem, useAppForm } from './ui/form/useAppForm.ts';
import { type CommandDocument, type OutcomeOf, useCommand } from './useCommand.ts';

/**
 * A form that is one command: sent when its values are sound, its refusal at the fields, what was typed kept until it took effect.
 * @param args of the command, made of the checked values
 * @param onDone called with the outcome when it took effect
 * @param onConflict called when what the form is about has changed meanwhile; says what to show instead of the server's sentence
 */
export function useCommandForm<
  D extends object,
  V extends { commandId: string | number },
  I extends FieldValues,
  O,
>(options: {
  document: CommandDocument<D, V>;
  schema: z.ZodType<O, I>;
  defaultValues: DefaultValues<I>;
  args: (values: O) => Omit<V, 'commandId'>;
  onDone: (outcome: OutcomeOf<D>, values: O) => void | Promise<void>;
  onConflict?: (conflict: Extract<OutcomeOf<D>, { __typename: 'Conflict' }>) => readonly ServerProblem[];
}): AppForm<I, O> {
  const { document, schema, defaultValues, args, onDone, onConflict } = options;
  const { send } = useCommand();
  return useAppForm({
    schema,
    defaultValues,
    onSubmit: async (values) => {
      const { outcome, refusal } = await send(document, args(values));
      if (outcome?.__typename === 'Conflict' && onConflict) return onConflict(outcome as never);
      if (refusal || !outcome) return refusal;
      await onDone(outcome, values);
      return undefined;
    },
  });
}
