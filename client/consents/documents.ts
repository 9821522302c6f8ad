import { graphql } from '../generated/gql.ts';

/** One consent in a list: what, to whom, how, until when, and whether it still holds. */
export const ConsentLineFragment = graphql(`
  fragment ConsentLine on Consent {
    id
    decision
    method
    giver
    representativeName
    representativeRelation
    witnessName
    givenAt
    validUntil
    withdrawnAt
    active
    recordedBy { id name }
    recordedByAgency { id name nameEn phone }
    items { id category purpose endedAt recipient { id name nameEn } }
    viewerCan { withdraw }
  }
`);

/** One consent with its person and what was signed. */
export const ConsentQuery = graphql(`
  query Consent($id: ID!) {
    consent(id: $id) {
      id
      ...ConsentLine
      noticeVersion
      language
      person { id name nameKana birthDate }
      evidence { id fileName mediaType size url }
    }
  }
`);

/** Takes a consent back at once. */
export const WithdrawConsentMutation = graphql(`
  mutation WithdrawConsentAtDesk($commandId: ID!, $id: ID!) {
    withdrawConsent(commandId: $commandId, id: $id) {
      __typename
      ... on Consent { id active withdrawnAt }
      ... on InvalidInput { message }
      ... on Conflict { message }
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);

/** Records what a person decided. */
export const RecordConsentMutation = graphql(`
  mutation RecordConsent($commandId: ID!, $personId: ID!, $referralId: ID, $input: RecordConsentInput!) {
    recordConsent(commandId: $commandId, personId: $personId, referralId: $referralId, input: $input) {
      __typename
      ... on Consent { id decision }
      ... on InvalidInput { message fields { path message } }
      ... on Conflict { message }
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);

/** Whom a referral that waits for consent goes to, and what for. */
export const AnsweredReferralQuery = graphql(`
  query AnsweredReferral($id: ID!) {
    referral(id: $id) { id purpose toAgency { id } }
  }
`);
