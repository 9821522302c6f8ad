import { type ExecutionArgs, type FragmentDefinitionNode, getOperationAST, Kind, type SelectionSetNode } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Context } from '../context.ts';
import { maskError } from '../maskError.ts';
import type { Ledger } from './ledger.ts';
import { writeShown } from './write.ts';

/** Names of the root fields an operation asks for, in its order, each once. */
function rootFields({ document, operationName }: ExecutionArgs): string {
  const names = new Set<string>();
  const collect = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) names.add(selection.name.value);
      else if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet);
      else {
        const isNamed = (each: { kind: string }): each is FragmentDefinitionNode =>
          each.kind === Kind.FRAGMENT_DEFINITION &&
          (each as FragmentDefinitionNode).name.value === selection.name.value;
        const fragment = document.definitions.find(isNamed);
        if (fragment) collect(fragment.selectionSet);
      }
    }
  };
  const operation = getOperationAST(document, operationName);
  if (operation) collect(operation.selectionSet);
  return [...names].join();
}

/**
 * Writes what an operation showed before its answer leaves; where that cannot be written, the answer is an error instead.
 * Subscriptions show nothing: signals carry ids alone.
 */
export const useLedger = (ledger: Ledger): Plugin<Context> => ({
  onExecute: ({ args }) => ({
    onExecuteDone: async ({ setResult }) => {
      try {
        await writeShown(ledger, args.contextValue, rootFields(args));
      } catch (error) {
        setResult({ data: null, errors: [maskError(error) as never] });
      }
    },
  }),
});
