import { graphql } from '../../generated/gql.ts';

/** One part of a box. */
export const ReferralListQuery = graphql(`
  query ReferralList($box: ReferralBox!, $filter: ReferralFilter, $order: ReferralOrder, $first: Int, $after: String) {
    referrals(box: $box, filter: $filter, order: $order, first: $first, after: $after) {
      edges { node { id ...ReferralRow } }
      pageInfo { endCursor hasNextPage }
    }
  }
`);

/** What one row of a box shows. */
export const ReferralRow = graphql(`
  fragment ReferralRow on Referral {
    id code side status urgency consentState mainConcern dueAt changedAt unread waiting
    person { id name nameKana }
    draft { name nameKana mainConcern urgency toAgencyId }
    fromAgency { id name nameEn }
    toAgency { id name nameEn }
    assignee { id name }
    createdBy { id name }
  }
`);

/** How much waits in each box, and the agencies to filter by. */
export const BoxQuery = graphql(`
  query ReferralBox {
    referralCounts { inboxWaiting inboxOverdue inboxUnread inboxAsked outboxOverdue outboxUnread outboxAsked drafts returned }
    agencies { id name nameEn nameKana active }
  }
`);
