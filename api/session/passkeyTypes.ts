import { builder } from '../builder.ts';

export interface PasskeyChallengeShape {
  options: string;
  challengeToken: string;
}

export const PasskeyChallenge = builder.objectRef<PasskeyChallengeShape>('PasskeyChallenge').implement({
  description: 'What the browser hands to an authenticator.',
  fields: (t) => ({
    options: t.exposeString('options', {
      description:
        'JSON for `navigator.credentials` (WebAuthn Level 3, `parseCreationOptionsFromJSON`, `parseRequestOptionsFromJSON`).',
    }),
    challengeToken: t.exposeString('challengeToken', { description: 'To be sent back with the answer; works once.' }),
  }),
});
