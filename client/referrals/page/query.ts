import { graphql } from '../../generated/gql.ts';

/** Everything the page of one referral shows. */
export const ReferralPageFragment = graphql(`
  fragment ReferralPage on Referral {
    id side status
    ...ReferralHead
    ...ReferralSafeContact
    ...ReferralNextStep
    ...ReferralPerson
    ...ReferralNeeds
    ...ReferralConsent
    ...ReferralMessages
    ...ReferralAttachments
    ...ReferralHistory
    ...ReferralLinks
    ...ReferralFeedback
  }
`);

/** The referral of a page, with whether it has anything new. */
export const ReferralQuery = graphql(`
  query Referral($id: ID!) {
    referral(id: $id) {
      id unread changedAt
      ...ReferralPage
    }
  }
`);
