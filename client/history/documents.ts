import { graphql } from '../generated/gql.ts';
import type { AccessHistoryLineFragment, HistoryExclusion, IdentityDocument } from '../generated/graphql.ts';

/** A line of somebody's access history. */
export type Line = AccessHistoryLineFragment;

export const exclusions = [
  'APPI_78_1_1',
  'APPI_78_1_2',
  'APPI_78_1_3',
  'APPI_78_1_4',
  'APPI_78_1_5',
  'APPI_78_1_6',
  'APPI_78_1_7',
] as const satisfies readonly HistoryExclusion[];

export const identityDocuments = [
  'INDIVIDUAL_NUMBER_CARD',
  'DRIVING_LICENCE',
  'PASSPORT',
  'RESIDENCE_CARD',
  'OTHER_TWO',
] as const satisfies readonly IdentityDocument[];

export const LineFragment = graphql(`
  fragment AccessHistoryLine on AccessHistoryLine {
    id withheld whoWithheld day firstAt lastAt times role operations categories
    agency { id name nameEn }
    user { id name }
    keeper { id name nameEn }
    bases { kind law purpose agreedAt }
  }
`);

export const HistoryQuery = graphql(`
  query AccessHistory($id: ID!, $from: Date, $until: Date, $first: Int!, $after: String) {
    person(id: $id) {
      id name nameKana
      agency { id name nameEn phone }
      viewerCan { accessHistory }
      accessHistory(from: $from, until: $until, first: $first, after: $after) {
        edges { node { id ...AccessHistoryLine } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

/** What the person agreed to, and what the agency rested on a law: who else may have looked. */
export const AllowedQuery = graphql(`
  query AccessAllowed($id: ID!) {
    person(id: $id) {
      id
      consents { id decision givenAt validUntil withdrawnAt items { id category purpose recipient { id name nameEn } } }
      referrals { id lawfulBasis sentAt toAgency { id name nameEn } }
    }
    agencies(kind: AUDIT) { id name nameEn phone hours }
  }
`);

export const WithholdMutation = graphql(`
  mutation WithholdFromHistory(
    $commandId: ID!
    $personId: ID!
    $lineId: ID!
    $reason: HistoryExclusion
    $note: String!
  ) {
    withholdFromHistory(
      commandId: $commandId
      personId: $personId
      lineId: $lineId
      reason: $reason
      note: $note
    ) {
      __typename
      ... on Error { message }
      ... on InvalidInput { fields { path message } }
      ... on AccessHistoryLine { id withheld }
    }
  }
`);

export const DiscloseMutation = graphql(`
  mutation DiscloseHistory($commandId: ID!, $input: DiscloseHistoryInput!) {
    discloseHistory(commandId: $commandId, input: $input) {
      __typename
      ... on Error { message }
      ... on InvalidInput { fields { path message } }
      ... on Disclosure {
        id at from until found
        agency { id name nameEn phone }
        lines { id ...AccessHistoryLine }
      }
    }
  }
`);
