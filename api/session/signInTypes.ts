import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { CommandError, InvalidInput } from '../errors.ts';
import { ErrorInterface, outcomeUnion } from '../outcome.ts';
import { SignInFailed } from './failure.ts';
import type { Viewer } from './viewer.ts';
import { ViewerType } from './viewerType.ts';

const SignInStep = builder.enumType('SignInStep', {
  description: 'How far a sign-in came.',
  values: {
    DONE: { description: 'Signed in: the session cookie is set.' },
    SECOND_FACTOR: {
      description:
        'The password was right. Now a code is needed (`verifyTotp`, within 10 minutes), or a passkey (`beginPasskeySignIn`) for those who have no authenticator app.',
    },
  } as const,
});

export interface SignInResultShape {
  viewer: Viewer | null;
}

const SignInResult = builder.objectRef<SignInResultShape>('SignInResult').implement({
  description: 'A step of signing in that went well.',
  fields: (t) => ({
    step: t.field({
      type: SignInStep,
      description: 'Whether more is needed.',
      resolve: ({ viewer }) => (viewer ? 'DONE' : 'SECOND_FACTOR'),
    }),
    viewer: t.field({
      type: ViewerType,
      nullable: true,
      description: 'Who is signed in now; null while a second factor is awaited.',
      resolve: ({ viewer }) => viewer,
    }),
  }),
});

builder.objectType(SignInFailed, {
  name: 'SignInFailed',
  description:
    'Nobody was signed in. The answer is the same for an unknown login, a wrong password, a closed account and a person without a posting.',
  interfaces: [ErrorInterface],
  fields: (t) => ({
    retryAfter: t.exposeInt('retryAfter', {
      nullable: true,
      description: 'Seconds until another attempt is heard; null when one may try again at once.',
    }),
  }),
});

export const SignInOutcome = outcomeUnion('SignInOutcome', SignInResult, [SignInFailed, InvalidInput]);

/** Makes the errors of a sign-in its answer. */
export const answeringSignIn =
  <Args>(run: (context: Context, args: Args) => Promise<SignInResultShape>) =>
  async (_: unknown, args: Args, context: Context): Promise<never> => {
    try {
      return (await run(context, args)) as never;
    } catch (error) {
      if (error instanceof CommandError) return error as never;
      throw error;
    }
  };
