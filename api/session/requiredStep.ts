import type { Context } from '../context.ts';
import { refusal } from '../messages.ts';

type RequiredStep = 'NEW_PASSWORD' | 'SECOND_FACTOR';

/** What a session may do while the step is not taken: see whose it is, take the step, and leave. */
const openBefore: Record<RequiredStep, ReadonlySet<string>> = {
  NEW_PASSWORD: new Set(['Query.viewer', 'Mutation.setLocale', 'Mutation.changePassword']),
  SECOND_FACTOR: new Set([
    'Query.viewer',
    'Mutation.setLocale',
    'Mutation.beginTotpEnrolment',
    'Mutation.confirmTotpEnrolment',
    'Mutation.beginPasskeyRegistration',
    'Mutation.finishPasskeyRegistration',
  ]),
};

/**
 * What the viewer must do before anything else. An initial password is known to whoever printed or found the slip. Two factors
 * are what the ministry's guideline on municipal information security asks of sign-in to systems with residents' data
 * (domain §9); in the demo the second one is optional.
 */
export function requiredStep({ env, viewer }: Context): RequiredStep | null {
  if (viewer?.needsPassword) return 'NEW_PASSWORD';
  return env.demo || viewer?.secondFactor ? null : 'SECOND_FACTOR';
}

/**
 * Refuses every root field but those that take the step that is required.
 * @param fieldName `Query.referral`
 * @throws GraphQLError with code NEW_PASSWORD_REQUIRED or SECOND_FACTOR_REQUIRED
 */
export function refuseBeforeStep(context: Context, fieldName: string): void {
  const step = requiredStep(context);
  if (!step || openBefore[step].has(fieldName)) return;
  throw refusal(context, `${step}_REQUIRED`);
}
