import {
  browserSupportsWebAuthn,
  browserSupportsWebAuthnAutofill,
  startAuthentication,
  WebAuthnAbortService,
} from '@simplewebauthn/browser';
import { useEffect, useRef, useState } from 'react';
import { useClient } from 'urql';
import { say } from '../i18n/text.ts';
import { BeginPasskeySignInMutation } from './documents.ts';
import { text } from './text.ts';
import type { SigningIn } from './useSignIn.ts';

/**
 * Signing in with a passkey: by its button, and, where the browser can, among the suggestions for the login (WebAuthn
 * Level 3, conditional mediation), which waits silently until the person chooses one.
 */
export function usePasskeySignIn(signingIn: SigningIn): { isSupported: boolean; isBusy: boolean; start: () => void } {
  const client = useClient();
  const latest = useRef(signingIn);
  latest.current = signingIn;
  const [isBusy, setBusy] = useState(false);

  const ask = async (isSilent: boolean, isOver: () => boolean): Promise<void> => {
    const { data } = await client.mutation(BeginPasskeySignInMutation, {}).toPromise();
    if (isOver()) return;
    if (!data) {
      if (!isSilent) latest.current.fail(say(text)('offline'));
      return;
    }
    const { options, challengeToken } = data.beginPasskeySignIn;
    try {
      const answer = await startAuthentication({ optionsJSON: JSON.parse(options), useBrowserAutofill: isSilent });
      if (!isOver()) await latest.current.withPasskey(challengeToken, JSON.stringify(answer));
    } catch {
      // The browser says the same for "cancelled", "timed out" and "no passkey here", so that sites cannot tell them apart.
      if (!isSilent && !isOver()) latest.current.fail(say(text)('passkeyUnfinished'));
    }
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each GraphQL client
  useEffect(() => {
    let isOver = false;
    void browserSupportsWebAuthnAutofill().then((can) => {
      if (can && !isOver) void ask(true, () => isOver);
    });
    return () => {
      isOver = true;
      WebAuthnAbortService.cancelCeremony();
    };
  }, [client]);

  return {
    isSupported: browserSupportsWebAuthn(),
    isBusy,
    start: () => {
      setBusy(true);
      void ask(false, () => false).finally(() => setBusy(false));
    },
  };
}
