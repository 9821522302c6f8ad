import type { CombinedError } from 'urql';
import { say } from './i18n/text.ts';
import type { ServerProblem } from './ui/form/useAppForm.ts';
import { text } from './ui/text.ts';
import { errorReference } from './urql.ts';

interface Answer<T> {
  data?: T;
  error?: CombinedError;
}

/** A sentence about a failure, with the reference that the server gave its error. */
export function withReference(words: string, error: Pick<CombinedError, 'graphQLErrors'> | undefined): string {
  const reference = errorReference(error);
  return reference ? say(text)('failed.reference', { words, reference }) : words;
}

/** A sentence on why there was no answer: the server's own where it gave one for people, which has a code of its own. */
export function failureOf(error: CombinedError | undefined): string {
  const refused = error?.graphQLErrors.find(({ extensions }) => extensions?.code);
  if (refused && refused.extensions.code !== 'INTERNAL_SERVER_ERROR') return refused.message;
  return withReference(say(text)(error?.networkError ? 'failed.offline' : 'failed.other'), error);
}

/**
 * What a command was refused for, ready for `useAppForm`: at its fields where the server named them, else for the whole form.
 * @param answer of the mutation, with the one outcome union picked; an outcome selects `... on Error { message }` and
 *   `... on InvalidInput { fields { path message } }`
 * @returns undefined when the command took effect
 */
export function refusalOf(answer: Answer<{ __typename: string }>): readonly ServerProblem[] | undefined {
  const { data, error } = answer;
  if (!data) return [{ path: '', message: failureOf(error) }];
  if ('fields' in data && Array.isArray(data.fields) && data.fields.length > 0) return data.fields as ServerProblem[];
  if ('message' in data && typeof data.message === 'string') return [{ path: '', message: data.message }];
  return undefined;
}
