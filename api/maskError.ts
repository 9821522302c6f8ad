import { GraphQLError } from 'graphql';
import { maskError as maskUnexpected } from 'graphql-yoga';
import { report } from './report.ts';

/** All that is told of what goes wrong inside. */
export const MASKED = 'Something went wrong.';

/**
 * An error as it is told: what goes wrong inside in no words at all, with the reference under which the operator finds it, and
 * what was sent wrongly without the words sent. Error texts are logged and reported wherever a client runs, and values are where
 * personal data is.
 */
export function maskError(error: unknown, message = MASKED): Error {
  const masked = maskUnexpected(error, message, false);
  if (!(masked instanceof GraphQLError)) return masked;
  if (masked !== error) masked.extensions.reference = report(error);
  const [, variable] = /^(Variable "\$\w+") got invalid value /.exec(masked.message) ?? [];
  // Yoga quotes a body that is no JSON; graphql-jit's errors have no extensions.
  const { originalError, ...extensions } = masked.extensions ?? {};
  if (!variable && originalError === undefined) return masked;
  const { nodes, source, positions, path } = masked;
  const place = { nodes, source, positions, path };
  if (!variable) return new GraphQLError(masked.message, { ...place, extensions });
  const text = `${variable} got an invalid value; the schema tells its type.`;
  return new GraphQLError(text, { ...place, extensions: { code: 'BAD_USER_INPUT', ...extensions } });
}
