import { graphql } from '../generated/gql.ts';
import type { HomeQuery as Data } from '../generated/graphql.ts';

/** How much waits, and where. */
export type Counts = Data['referralCounts'];
/** A row of one of the short lists. */
export type Row = Data['waiting']['edges'][number]['node'];

/** What the home page shows; drafts have a list of their own and are left out of what has changed. */
export const HomeQuery = graphql(`
  query Home($box: ReferralBox!, $filter: ReferralFilter!, $order: ReferralOrder!) {
    referralCounts {
      inboxWaiting
      inboxOverdue
      inboxUnread
      assignedToMe
      drafts
      returned
      outboxOverdue
      outboxUnread
      outboxAsked
    }
    waiting: referrals(box: $box, filter: $filter, order: $order, first: 6) {
      edges { node { id ...ReferralRow } }
    }
    changed: referrals(
      box: ALL
      filter: {
        unread: true
        status: [SENT, RECEIVED, ACCEPTED, IN_PROGRESS, RETURNED, REDIRECTED, DECLINED, WITHDRAWN, EXPIRED, CLOSED]
      }
      order: CHANGED
      first: 6
    ) {
      edges { node { id ...ReferralRow } }
    }
    drafts: referrals(box: OUTBOX, filter: { status: [DRAFT] }, order: CHANGED, first: 3) {
      edges { node { id ...ReferralRow } }
    }
  }
`);

/** What a commissioned volunteer's home page shows. */
export const VolunteerHomeQuery = graphql(`
  query VolunteerHome {
    referralCounts { drafts returned inboxAsked outboxAsked }
    mine: referrals(box: ALL, order: CHANGED, first: 5) {
      edges { node { id ...ReferralRow } }
      pageInfo { hasNextPage }
    }
    agencies(kind: CONSULTATION_OFFICE) { id name nameEn phone hours }
  }
`);
