import { graphql } from '../../generated/gql.ts';

/** What stands on the referral sheet. */
export const SheetQuery = graphql(`
  query ReferralSheet($id: ID!) {
    referral(id: $id) {
      id code side status urgency purpose sentAt consentState lawfulBasis lawfulBasisNote feedbackLevel
      mainConcern concerns wishes reason understanding accompanies
      fromAgency { id name nameEn phone }
      toAgency { id name nameEn phone }
      createdBy { id name }
      assignee { id name }
      details { category text }
      timeline { id kind }
      redactions { path category reason }
      person {
        id name nameKana alias sex birthDate postalCode address phone email
        contactChannel contactHours contactNoMessage contactNote householdNote
        household { relation name age livesTogether note }
        redactions { path category reason }
      }
      consents {
        id decision method givenAt validUntil withdrawnAt
        items { id category endedAt recipient { id name nameEn } }
      }
    }
  }
`);
