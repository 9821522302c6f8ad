import { graphql } from '../generated/gql.ts';

/** All that a person's page shows of the restriction of a record. */
export const RestrictionFragment = graphql(`
  fragment Restriction on Person {
    id
    agency { id name nameEn }
    restriction {
      version
      reason
      note
      reviewOn
      reviewDue
      since
      members { user { id name nameKana } agencies { id name nameEn } inCharge }
      history { version kind at by { id name } members { id name } reason note reviewOn }
    }
    heldReferrals { id code status dueAt attended agency { id name nameEn } }
    openRecords: linked { id agency { id name nameEn } restriction { version } }
    viewerCan { restrict link }
  }
`);

/** Who can be named for a record: the own staff, or with a name whoever bears it. */
export const CandidatesQuery = graphql(`
  query RestrictionCandidates($personId: ID!, $name: String) {
    person(id: $personId) {
      id
      restrictionCandidates(name: $name) { user { id name nameKana } agency { id name nameEn } }
    }
  }
`);

export const RestrictPersonMutation = graphql(`
  mutation RestrictPerson(
    $commandId: ID!
    $personId: ID!
    $input: RestrictionInput!
    $memberIds: [ID!]!
    $unattendedAgencyIds: [ID!]!
  ) {
    restrictPerson(
      commandId: $commandId
      personId: $personId
      input: $input
      memberIds: $memberIds
      unattendedAgencyIds: $unattendedAgencyIds
    ) {
      __typename
      ... on Error { message }
      ... on InvalidInput { fields { path message } }
    }
  }
`);

export const NameMemberMutation = graphql(`
  mutation NameMember($commandId: ID!, $personId: ID!, $userId: ID!) {
    nameMember(commandId: $commandId, personId: $personId, userId: $userId) {
      __typename
      ... on Error { message }
      ... on InvalidInput { fields { path message } }
    }
  }
`);

export const RemoveMemberMutation = graphql(`
  mutation RemoveMember($commandId: ID!, $personId: ID!, $userId: ID!) {
    removeMember(commandId: $commandId, personId: $personId, userId: $userId) {
      __typename
      ... on Error { message }
      ... on InvalidInput { fields { path message } }
    }
  }
`);

export const ReviewRestrictionMutation = graphql(`
  mutation ReviewRestriction($commandId: ID!, $personId: ID!, $version: Int!, $input: RestrictionInput!) {
    reviewRestriction(commandId: $commandId, personId: $personId, version: $version, input: $input) {
      __typename
      ... on Error { message }
      ... on InvalidInput { fields { path message } }
    }
  }
`);

export const LiftRestrictionMutation = graphql(`
  mutation LiftRestriction($commandId: ID!, $personId: ID!, $version: Int!) {
    liftRestriction(commandId: $commandId, personId: $personId, version: $version) {
      __typename
      ... on Error { message }
      ... on InvalidInput { fields { path message } }
    }
  }
`);

/** Restricted records the viewer is named for, and those of the agency that nobody is in charge of. */
export const RestrictionsQuery = graphql(`
  query Restrictions {
    restrictedPeople {
      id
      name
      nameKana
      agency { id name nameEn }
      restriction { reviewOn reviewDue members { user { id } } }
      heldReferrals { id attended agency { id name nameEn } }
    }
    vacantRestrictions { id }
    vacancyCandidates { id name nameKana }
  }
`);

export const NameForVacantMutation = graphql(`
  mutation NameForVacant($commandId: ID!, $id: ID!, $userId: ID!) {
    nameForVacant(commandId: $commandId, id: $id, userId: $userId) {
      __typename
      ... on Error { message }
      ... on InvalidInput { fields { path message } }
    }
  }
`);

/** What of restrictions waits for the viewer. */
export const RestrictionNoticesQuery = graphql(`
  query RestrictionNotices {
    restrictedPeople(reviewDue: true) { id }
    vacantRestrictions { id }
  }
`);
