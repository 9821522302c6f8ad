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
    standing
    endsSoon
    referralId
    recordedBy { id name }
    recordedByAgency { id name nameEn phone }
    items { id category purpose endedAt endReason recipient { id name nameEn } }
    viewerCan { withdraw renew }
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
      renewsId
      renewedById
      notice { version language title paragraphs }
      history { kind at by { id name } byAgency { id name nameEn } items { id category recipient { id name nameEn } } }
      person { id name nameKana birthDate }
      evidence { id fileName mediaType size url }
    }
  }
`);

/** Takes a consent back at once. */
export const WithdrawConsentMutation = graphql(`
  mutation WithdrawConsentAtDesk($commandId: ID!, $id: ID!, $items: [ID!]) {
    withdrawConsent(commandId: $commandId, id: $id, items: $items) {
      __typename
      ... on Consent { id standing withdrawnAt }
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

/** What a renewal begins with. */
export const FormerConsentQuery = graphql(`
  query FormerConsent($id: ID!) {
    consent(id: $id) {
      id
      giver
      representativeName
      representativeRelation
      language
      person { id name nameKana }
      items { id category purpose endedAt recipient { id active } }
      viewerCan { renew }
    }
  }
`);

/** Extends a consent by a new answer. */
export const RenewConsentMutation = graphql(`
  mutation RenewConsent($commandId: ID!, $id: ID!, $input: ConsentContentInput!) {
    renewConsent(commandId: $commandId, id: $id, input: $input) {
      __typename
      ... on Consent { id }
      ... on InvalidInput { message fields { path message } }
      ... on Conflict { message }
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);

/** What the person takes home. */
export const ReceiptQuery = graphql(`
  query ConsentReceipt($id: ID!, $language: String!) {
    consent(id: $id) {
      id
      ...ConsentLine
      language
      notice(language: $language) { version title languages }
      person { id name nameKana }
      recordedByAgency { id name nameEn phone address }
      receipt { checkUrl qr document }
    }
  }
`);

/** Where a receipt stands, without signing in. */
export const CheckReceiptQuery = graphql(`
  query CheckReceipt($token: String!) {
    checkReceipt(token: $token) { givenAt standing noticeVersion }
  }
`);

/** The first consents of the own records that run out. */
export const EndingConsentsQuery = graphql(`
  query EndingConsents($first: Int!) {
    endingConsents(first: $first) {
      id
      validUntil
      person { id name nameKana }
      items { id endedAt recipient { id name nameEn } }
      viewerCan { renew }
    }
  }
`);

/** Whom a referral that waits for consent goes to, and what for. */
export const AnsweredReferralQuery = graphql(`
  query AnsweredReferral($id: ID!) {
    referral(id: $id) { id purpose toAgency { id } }
  }
`);
