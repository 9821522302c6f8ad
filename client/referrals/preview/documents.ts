import { graphql } from '../../generated/gql.ts';

/** What is to be previewed, as it is stored now. */
export const DraftToPreviewQuery = graphql(`
  query DraftToPreview($id: ID!) {
    referral(id: $id) { id status draftVersion viewerCan { send } }
  }
`);

/** Which fields of a referral its receiving desk will find blank, and why. */
export const PreviewFieldsFragment = graphql(`
  fragment PreviewFields on Referral {
    consentState
    concerns
    details { category }
    wishes reason understanding
    redactions { path category reason }
    attachments { id category fileName }
    person {
      name nameKana alias sex birthDate postalCode address phone email
      contactChannel contactHours contactNoMessage contactNote householdNote
      household { relation }
      redactions { path category reason }
    }
  }
`);

/** A referral as its receiving desk will see it. */
export const RecipientPreviewQuery = graphql(`
  query RecipientPreview($id: ID!, $draftVersion: Int!) {
    recipientPreview(id: $id, draftVersion: $draftVersion) {
      __typename
      ... on RecipientPreview { besides referral { id toAgency { name nameEn } ...PreviewFields ...ReferralPage } }
      ... on InvalidInput { message fields { path message } }
      ... on Conflict { message }
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);
