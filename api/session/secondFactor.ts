import { GraphQLError } from 'graphql';
import type { Context } from '../context.ts';
import { message } from '../messages.ts';

/** What a session without its second factor may do: see whose it is, add a second factor, and leave. */
const enrolling: ReadonlySet<string> = new Set([
  'Query.viewer',
  'Mutation.setLocale',
  'Mutation.beginTotpEnrolment',
  'Mutation.confirmTotpEnrolment',
  'Mutation.beginPasskeyRegistration',
  'Mutation.finishPasskeyRegistration',
]);

/** Whether the viewer must add a second factor before anything else. In the demo it is optional. */
export const secondFactorRequired = ({ env, viewer }: Context): boolean => !env.demo && !viewer?.secondFactor;

/**
 * Refuses every root field but those that add a second factor, while the session has none. Two factors are what the
 * ministry's guideline on municipal information security asks of sign-in to systems with residents' data (domain §9).
 * @param fieldName `Query.referral`
 * @throws GraphQLError with code SECOND_FACTOR_REQUIRED
 */
export function requireSecondFactor(context: Context, fieldName: string): void {
  if (!secondFactorRequired(context) || enrolling.has(fieldName)) return;
  throw new GraphQLError(message(context.locale, 'SECOND_FACTOR_REQUIRED'), {
    extensions: { code: 'SECOND_FACTOR_REQUIRED' },
  });
}
