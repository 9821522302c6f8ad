import { graphql } from '../generated/gql.ts';
import type { Category, EmergencyReason, EmergencyFiguresQuery as Figures } from '../generated/graphql.ts';

/** Reasons in the order in which they are offered. */
export const reasons = [
  'LIFE_OR_BODY',
  'CHILD',
  'MISSING',
  'DISASTER',
  'OTHER',
] as const satisfies readonly EmergencyReason[];

/** What can be opened, in the order of the form: tax information opens by consent alone. */
export const categories = [
  'IDENTITY',
  'CONTACT',
  'SAFETY',
  'HEALTH',
  'HOUSEHOLD',
  'HOUSING',
  'EDUCATION',
  'EMPLOYMENT',
  'FINANCE',
  'PLAN',
  'PROGRESS',
] as const satisfies readonly Category[];

/** How many there were in a month, of an agency or for a reason. */
export type Figure = Figures['emergencyFigures'][number];

/** All that is shown of an emergency access. */
export const EmergencyFragment = graphql(`
  fragment Emergency on EmergencyAccess {
    id
    user { id name }
    agency { id name nameEn }
    reason
    reasonText
    categories
    startedAt
    until
    endedAt
    state
    late
    soughtName
    soughtBirthDate
    soughtPhone
    keepers { agency { id name nameEn } count }
    people { id ...PersonSummary }
    review { verdict note at by { id name } }
    viewerCan { end review }
  }
`);

/** What the page of a record says of an access that opens it. */
export const RunningFragment = graphql(`
  fragment RunningEmergency on EmergencyAccess {
    id
    until
    categories
  }
`);

export const EmergenciesQuery = graphql(`
  query Emergencies($box: EmergencyBox!, $unreviewed: Boolean, $first: Int!) {
    emergencyAccesses(box: $box, unreviewed: $unreviewed, first: $first) {
      edges { node { id ...Emergency } }
      pageInfo { hasNextPage }
    }
  }
`);

export const EmergencyQuery = graphql(`
  query EmergencyById($id: ID!) {
    emergencyAccess(id: $id) { id ...Emergency }
  }
`);

export const EmergencyCountsQuery = graphql(`
  query EmergencyCounts {
    emergencyCounts { running unreviewed late disclosed nextEndIn }
  }
`);

/** What the home page of a chief lists. */
export const UnreviewedQuery = graphql(`
  query UnreviewedEmergencies {
    emergencyAccesses(box: REVIEW, unreviewed: true, first: 5) {
      edges { node { id reason startedAt late user { id name } agency { id name nameEn } } }
    }
  }
`);

export const EmergencyFiguresQuery = graphql(`
  query EmergencyFigures($from: Date!, $until: Date!, $by: EmergencyFigureGroup!) {
    emergencyFigures(from: $from, until: $until, by: $by) {
      month reason opened justified notJustified unreviewed medianHours
      agency { id name nameEn }
    }
  }
`);

export const OpenEmergencyMutation = graphql(`
  mutation OpenEmergency($commandId: ID!, $input: EmergencyInput!) {
    openEmergencyAccess(commandId: $commandId, input: $input) {
      __typename
      ... on Error { message }
      ... on InvalidInput { fields { path message } }
      ... on EmergencyAccess { id }
    }
  }
`);

export const EndEmergencyMutation = graphql(`
  mutation EndEmergency($commandId: ID!, $id: ID!) {
    endEmergencyAccess(commandId: $commandId, id: $id) {
      __typename
      ... on Error { message }
      ... on InvalidInput { fields { path message } }
      ... on EmergencyAccess { id }
    }
  }
`);

export const ReviewEmergencyMutation = graphql(`
  mutation ReviewEmergency($commandId: ID!, $id: ID!, $verdict: EmergencyVerdict!, $note: String!) {
    reviewEmergencyAccess(commandId: $commandId, id: $id, verdict: $verdict, note: $note) {
      __typename
      ... on Error { message }
      ... on InvalidInput { fields { path message } }
      ... on EmergencyAccess { id }
    }
  }
`);
