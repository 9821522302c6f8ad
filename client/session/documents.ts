import { graphql } from '../generated/gql.ts';

/** Which ways of signing in there are here, and the accounts of the demo city. */
export const SignInOptionsQuery = graphql(`
  query SignInOptions {
    signInOptions { oidc demoPassword demo { login name agency role } }
  }
`);

/** First step: login and password. */
export const SignInMutation = graphql(`
  mutation SignIn($login: String!, $password: String!) {
    signIn(login: $login, password: $password) { ...SignInAnswer }
  }
`);

/** Second step: the six digits of the authenticator. */
export const VerifyTotpMutation = graphql(`
  mutation VerifyTotp($code: String!) {
    verifyTotp(code: $code) { ...SignInAnswer }
  }
`);

/** Asks what a passkey has to sign; `options` is the JSON of WebAuthn. */
export const BeginPasskeySignInMutation = graphql(`
  mutation BeginPasskeySignIn {
    beginPasskeySignIn { options challengeToken }
  }
`);

/** Hands over what the passkey signed, as the JSON of WebAuthn. */
export const FinishPasskeySignInMutation = graphql(`
  mutation FinishPasskeySignIn($challengeToken: String!, $response: String!) {
    finishPasskeySignIn(challengeToken: $challengeToken, response: $response) { ...SignInAnswer }
  }
`);

/** What every step of signing in answers. */
export const SignInAnswer = graphql(`
  fragment SignInAnswer on SignInOutcome {
    __typename
    ... on SignInResult { step }
    ... on SignInFailed { message retryAfter }
    ... on InvalidInput { message fields { path message } }
  }
`);
