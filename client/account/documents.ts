import { graphql } from '../generated/gql.ts';
import type { AccountQuery as AccountData } from '../generated/graphql.ts';

/** Everything a person sees of their own account. */
export type Account = NonNullable<AccountData['viewer']>;

export const AccountQuery = graphql(`
  query Account {
    viewer {
      user { id name nameKana }
      login
      posting { id }
      postings { id role validFrom validUntil agency { id name nameEn } }
      totpEnrolled
      requiredStep
      passkeys { id name createdAt lastUsedAt }
      sessions { id createdAt lastSeenAt userAgent current }
    }
  }
`);

export const ChangePasswordMutation = graphql(`
  mutation ChangePassword($current: String!, $next: String!) {
    changePassword(current: $current, next: $next) {
      __typename
      ... on Error { message }
      ... on InvalidInput { fields { path message } }
    }
  }
`);

export const BeginTotpEnrolmentMutation = graphql(`
  mutation BeginTotpEnrolment {
    beginTotpEnrolment { secret qr }
  }
`);

export const ConfirmTotpEnrolmentMutation = graphql(`
  mutation ConfirmTotpEnrolment($code: String!) {
    confirmTotpEnrolment(code: $code) {
      __typename
      ... on Error { message }
      ... on InvalidInput { fields { path message } }
    }
  }
`);

export const RemoveTotpMutation = graphql(`
  mutation RemoveTotp($password: String!) {
    removeTotp(password: $password) {
      __typename
      ... on Viewer { requiredStep }
      ... on Error { message }
      ... on InvalidInput { fields { path message } }
    }
  }
`);

export const BeginPasskeyRegistrationMutation = graphql(`
  mutation BeginPasskeyRegistration {
    beginPasskeyRegistration { options challengeToken }
  }
`);

export const FinishPasskeyRegistrationMutation = graphql(`
  mutation FinishPasskeyRegistration($challengeToken: String!, $response: String!, $name: String!) {
    finishPasskeyRegistration(challengeToken: $challengeToken, response: $response, name: $name) {
      __typename
      ... on Error { message }
      ... on InvalidInput { fields { path message } }
    }
  }
`);

export const RemovePasskeyMutation = graphql(`
  mutation RemovePasskey($id: ID!) {
    removePasskey(id: $id) {
      __typename
      ... on Error { message }
    }
  }
`);

export const RevokeSessionMutation = graphql(`
  mutation RevokeSession($id: ID!) {
    revokeSession(id: $id) {
      __typename
      ... on Error { message }
    }
  }
`);
