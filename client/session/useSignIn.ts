import { useCallback, useRef, useState } from 'react';
import type { CombinedError } from 'urql';
import { useClient } from 'urql';
import { failureOf } from '../command.ts';
import { type FragmentType, useFragment as readFragment } from '../generated/fragment-masking.ts';
import { say } from '../i18n/text.ts';
import { FinishPasskeySignInMutation, SignInAnswer, SignInMutation, VerifyTotpMutation } from './documents.ts';
import { useSession } from './SessionProvider.tsx';
import { text } from './text.ts';

/** Why signing in did not work. `until`: the time in milliseconds before which another attempt is refused. */
export interface SignInFailure {
  message: string;
  until?: number;
}

/** How far signing in has come, and its steps. Each resolves when the server has answered. */
export interface SigningIn {
  step: 'password' | 'code' | 'done';
  failure: SignInFailure | null;
  isBusy: boolean;
  withPassword: (login: string, password: string) => Promise<void>;
  withCode: (code: string) => Promise<void>;
  withPasskey: (challengeToken: string, response: string) => Promise<void>;
  fail: (message: string) => void;
  restart: () => void;
}

interface Reply {
  outcome?: FragmentType<typeof SignInAnswer>;
  error?: CombinedError;
}

/**
 * Signs a person in, step by step; when done the session is asked anew, which opens the app.
 * @param first `code` when the first factor was given at the identity provider
 */
export function useSignIn(first: 'password' | 'code'): SigningIn {
  const client = useClient();
  const { resetClient } = useSession();
  const [step, setStep] = useState<SigningIn['step']>(first);
  const [failure, setFailure] = useState<SignInFailure | null>(null);
  const [isBusy, setBusy] = useState(false);
  const isSending = useRef(false);

  const take = useCallback(
    async (ask: () => Promise<Reply>) => {
      if (isSending.current) return;
      isSending.current = true;
      setBusy(true);
      const { outcome, error } = await ask();
      isSending.current = false;
      setBusy(false);
      const answer = readFragment(SignInAnswer, outcome);
      if (!answer) return setFailure({ message: error?.networkError ? say(text)('offline') : failureOf(error) });
      if (answer.__typename === 'SignInResult') {
        setFailure(null);
        if (answer.step === 'SECOND_FACTOR') return setStep('code');
        setStep('done');
        return resetClient();
      }
      const wait = answer.__typename === 'SignInFailed' ? answer.retryAfter : null;
      const message = answer.__typename === 'InvalidInput' ? answer.fields[0]?.message : undefined;
      setFailure({ message: message ?? answer.message, until: wait ? Date.now() + wait * 1000 : undefined });
    },
    [resetClient],
  );

  return {
    step,
    failure,
    isBusy,
    withPassword: (login, password) =>
      take(async () => {
        const { data, error } = await client.mutation(SignInMutation, { login, password }).toPromise();
        return { outcome: data?.signIn, error };
      }),
    withCode: (code) =>
      take(async () => {
        const { data, error } = await client.mutation(VerifyTotpMutation, { code }).toPromise();
        return { outcome: data?.verifyTotp, error };
      }),
    withPasskey: (challengeToken, response) =>
      take(async () => {
        const { data, error } = await client
          .mutation(FinishPasskeySignInMutation, { challengeToken, response })
          .toPromise();
        return { outcome: data?.finishPasskeySignIn, error };
      }),
    fail: (message) => setFailure({ message }),
    restart: () => {
      setStep('password');
      setFailure(null);
    },
  };
}
