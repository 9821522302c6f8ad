import { graphql } from '../../generated/gql.ts';

/** Everything the page of one referral shows. */
export const ReferralQuery = graphql(`
  query Referral($id: ID!) {
    referral(id: $id) {
      id side status unread changedAt
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
  }
`);
