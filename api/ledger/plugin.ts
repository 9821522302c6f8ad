import type { Plugin } from 'graphql-yoga';
import type { Context } from '../context.ts';
import { maskError } from '../maskError.ts';
import type { Ledger } from './ledger.ts';
import { writeShown } from './write.ts';

/**
 * Writes what an operation showed before its answer leaves; where that cannot be written, the answer is an error instead.
 * Subscriptions show nothing: signals carry ids alone.
 */
export const useLedger = (ledger: Ledger): Plugin<Context> => ({
  onExecute: ({ args }) => ({
    onExecuteDone: async ({ setResult }) => {
      try {
        await writeShown(ledger, args.contextValue);
      } catch (error) {
        setResult({ data: null, errors: [maskError(error) as never] });
      }
    },
  }),
});
