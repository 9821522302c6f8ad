import { builder } from './builder.ts';
import { type Context, type SignedInContext, signedIn } from './context.ts';
import { CommandError, Conflict, InvalidInput, NotAllowed, NotFound } from './errors.ts';
import { message } from './messages.ts';

/** What all errors of commands have in common; `errors.ts` has the classes. */
export const ErrorInterface = builder.interfaceRef<CommandError>('Error').implement({
  description: 'What a command answers when it has no effect.',
  fields: (t) => ({
    message: t.string({
      description: "A sentence for the person at the screen, in the viewer's language; without personal data.",
      resolve: (error, _, context) => message(context.locale, error.message),
    }),
  }),
});

/** A row that a stale `version` keeps from being overwritten: `Conflict` answers with one. */
export const Versioned = builder
  .interfaceRef<{ __typename?: string; id: string; version: number }>('Versioned')
  .implement({
    description: 'A row that is changed under optimistic locking: send the `version` you read with the change.',
    resolveType: (row) => row.__typename,
    fields: (t) => ({
      id: t.exposeID('id', { description: 'UUID.' }),
      version: t.exposeInt('version', { description: 'Grows by one with every change the reader may see.' }),
    }),
  });

const FieldError = builder.objectRef<InvalidInput['fields'][number]>('FieldError').implement({
  description: 'One field that cannot be taken as it is.',
  fields: (t) => ({
    path: t.exposeString('path', { description: 'Dotted path within the input, e.g. `consent.items.0.category`.' }),
    code: t.exposeString('code', { description: 'Stable code, e.g. `REQUIRED`.' }),
    message: t.string({
      description: "A sentence in the viewer's language.",
      resolve: (issue, _, context) => message(context.locale, issue.says ?? issue.code, issue.values),
    }),
  }),
});

builder.objectType(InvalidInput, {
  name: 'InvalidInput',
  description: 'The input was read and nothing of it was stored; each field that is wrong is named.',
  interfaces: [ErrorInterface],
  fields: (t) => ({
    fields: t.field({ type: [FieldError], description: 'At least one.', resolve: (error) => error.fields }),
  }),
});
builder.objectType(NotFound, {
  name: 'NotFound',
  description: 'There is no such thing, or the viewer may not know of it: the two are never told apart.',
  interfaces: [ErrorInterface],
});
builder.objectType(Conflict, {
  name: 'Conflict',
  description: 'Somebody changed the row since it was read. Nothing was stored.',
  interfaces: [ErrorInterface],
  fields: (t) => ({
    current: t.field({
      type: Versioned,
      description: 'The row as it is now.',
      resolve: (error) => error.current as never,
    }),
  }),
});
builder.objectType(NotAllowed, {
  name: 'NotAllowed',
  description: 'The viewer sees the row, but its role or the lifecycle forbids this.',
  interfaces: [ErrorInterface],
  fields: (t) => ({ code: t.exposeString('code', { description: 'Stable code, e.g. `LIFECYCLE`.' }) }),
});

/** The answer of a command: the success type or one of the errors it can meet. */
export function outcomeUnion(
  name: string,
  success: { name: string },
  errors: (new (...args: never[]) => CommandError)[],
) {
  return builder.unionType(name, {
    description: `What the command answers: a ${success.name}, or why there is none.`,
    types: [success as never, ...(errors as never[])],
    resolveType: (value: unknown) => (value instanceof CommandError ? value.constructor.name : success.name),
  });
}

/** Makes a command's errors its answer. */
export const answering =
  <Args, Result>(run: (context: SignedInContext, args: Args) => Promise<Result>) =>
  async (_: unknown, args: Args, context: Context): Promise<never> => {
    try {
      return (await run(signedIn(context), args)) as never;
    } catch (error) {
      if (error instanceof CommandError) return error as never;
      throw error;
    }
  };
