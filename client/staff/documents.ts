import { graphql } from '../generated/gql.ts';
import type { StaffQuery as StaffData } from '../generated/graphql.ts';

/** A person of the viewer's agency. */
export type StaffMember = StaffData['staff'][number];
/** One of their postings there. */
export type StaffPosting = StaffMember['postings'][number];

export const StaffQuery = graphql(`
  query Staff {
    staff {
      id
      version
      login
      name
      nameKana
      disabled
      secondFactor
      postings { id version role validFrom validUntil current }
    }
  }
`);

export const CreateStaffMutation = graphql(`
  mutation CreateStaff($commandId: ID!, $input: StaffInput!) {
    createStaff(commandId: $commandId, input: $input) {
      __typename
      ... on Error { message }
      ... on InvalidInput { fields { path message } }
      ... on NewStaff { initialPassword staff { id login name nameKana } }
    }
  }
`);

export const ResetSignInMutation = graphql(`
  mutation ResetSignIn($commandId: ID!, $userId: ID!) {
    resetSignIn(commandId: $commandId, userId: $userId) {
      __typename
      ... on Error { message }
      ... on NewStaff { initialPassword staff { id login name nameKana } }
    }
  }
`);

export const CorrectStaffMutation = graphql(`
  mutation CorrectStaff($commandId: ID!, $userId: ID!, $version: Int!, $input: IdentityInput!) {
    correctStaff(commandId: $commandId, userId: $userId, version: $version, input: $input) {
      __typename
      ... on Error { message }
      ... on InvalidInput { fields { path message } }
      ... on StaffMember { login }
      ... on Conflict { current { version ... on StaffMember { login name nameKana } } }
    }
  }
`);

export const CloseStaffMutation = graphql(`
  mutation CloseStaff($commandId: ID!, $userId: ID!) {
    closeStaff(commandId: $commandId, userId: $userId) {
      __typename
      ... on Error { message }
    }
  }
`);

export const AddPostingMutation = graphql(`
  mutation AddPosting($commandId: ID!, $input: PostingInput!) {
    addPosting(commandId: $commandId, input: $input) {
      __typename
      ... on Error { message }
      ... on InvalidInput { fields { path message } }
    }
  }
`);

export const EndPostingMutation = graphql(`
  mutation EndPosting($commandId: ID!, $id: ID!, $version: Int!, $validUntil: String!) {
    endPosting(commandId: $commandId, id: $id, version: $version, validUntil: $validUntil) {
      __typename
      ... on Error { message }
      ... on InvalidInput { fields { path message } }
      ... on Conflict { current { version ... on Posting { validUntil } } }
    }
  }
`);
