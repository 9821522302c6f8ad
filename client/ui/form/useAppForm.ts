import { zodResolver } from '@hookform/resolvers/zod';
import { type FormEvent, useCallback, useMemo, useRef } from 'react';
import {
  type DefaultValues,
  type FieldErrors,
  type FieldPath,
  type FieldValues,
  type UseFormReturn,
  useForm,
} from 'react-hook-form';
import type { z } from 'zod';
import './messages.ts';

/**
 * What the server refused: where in the input (`person.birthDate`, `['input', 'person', 'birthDate']`), and why, in the
 * viewer's language.
 */
export interface ServerProblem {
  path: string | readonly (string | number)[];
  message: string;
}

/** A form: react-hook-form's own object, and what the controls and the summary share. */
export interface AppForm<I extends FieldValues, O = I> {
  rhf: UseFormReturn<I, unknown, O>;
  /** Labels of the fields on the screen, by path. */
  labels: Map<string, string>;
  submit: (event?: FormEvent) => void;
}

/** `person.birthDate` of a path as the server gives it; a leading `input` names the argument, not a field. */
function fieldPath(path: ServerProblem['path']): string {
  const parts = typeof path === 'string' ? path.split('.') : path.map(String);
  return (parts[0] === 'input' ? parts.slice(1) : parts).join('.');
}

/**
 * A form checked by a zod schema. Errors, the server's included, stand at their fields and in the summary above; what was
 * typed stays whatever happens.
 * @param onSubmit sends the checked values; it resolves to what the server refused, if anything
 */
export function useAppForm<I extends FieldValues, O>(options: {
  schema: z.ZodType<O, I>;
  defaultValues: DefaultValues<I>;
  onSubmit: (values: O) => Promise<readonly ServerProblem[] | undefined>;
}): AppForm<I, O> {
  const labels = useRef(new Map<string, string>()).current;
  const rhf = useForm<I, unknown, O>({
    resolver: zodResolver(options.schema as never) as never,
    defaultValues: options.defaultValues,
    mode: 'onSubmit',
    reValidateMode: 'onChange',
  });
  const onSubmit = useRef(options.onSubmit);
  onSubmit.current = options.onSubmit;
  const isSending = useRef(false);

  const submit = useCallback(
    (event?: FormEvent) => {
      // A form within a dialog must not send the form of the page around it.
      event?.stopPropagation();
      event?.preventDefault();
      if (isSending.current) return;
      isSending.current = true;
      void rhf
        .handleSubmit(async (values) => {
          const problems = await onSubmit.current(values);
          let isFirst = true;
          for (const { path, message } of problems ?? []) {
            const name = fieldPath(path);
            if (labels.has(name)) {
              rhf.setError(name as FieldPath<I>, { type: 'server', message }, { shouldFocus: isFirst });
              isFirst = false;
            } else {
              const key = `root.${name.replaceAll('.', '-') || 'server'}` as const;
              rhf.setError(key, { type: 'server', message });
            }
          }
        })()
        .finally(() => {
          isSending.current = false;
        });
    },
    [rhf, labels],
  );

  return useMemo(() => ({ rhf, labels, submit }), [rhf, labels, submit]);
}

/** All messages of a form with the paths of their fields, in the order of the fields; '' for those of no field. */
export function listProblems(
  errors: FieldErrors,
  labels: ReadonlyMap<string, string>,
): { path: string; message: string }[] {
  const found: { path: string; message: string }[] = [];
  const walk = (node: unknown, path: string): void => {
    if (!node || typeof node !== 'object') return;
    if ('message' in node && typeof node.message === 'string' && 'type' in node) {
      found.push({ path: path.startsWith('root') ? '' : path, message: node.message });
      return;
    }
    for (const [key, child] of Object.entries(node)) if (key !== 'ref') walk(child, path ? `${path}.${key}` : key);
  };
  walk(errors, '');
  const order = [...labels.keys()];
  const rank = (path: string): number => (path === '' ? -1 : order.indexOf(path));
  return found.sort((a, b) => rank(a.path) - rank(b.path));
}
