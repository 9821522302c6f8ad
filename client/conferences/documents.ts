import { graphql } from '../generated/gql.ts';
import type { Category } from '../generated/graphql.ts';

/** What can be put before a conference besides who somebody is, in the order of the form. */
export const categories = [
  'CONTACT',
  'HOUSEHOLD',
  'HOUSING',
  'FINANCE',
  'TAX',
  'HEALTH',
  'EMPLOYMENT',
  'EDUCATION',
  'SAFETY',
  'PLAN',
  'PROGRESS',
] as const satisfies readonly Category[];

/** What a list shows of a conference. */
export const ConferencesQuery = graphql(`
  query Conferences($first: Int!) {
    conferences(first: $first) {
      edges {
        node {
          id title heldOn until closedAt state member
          agency { id name nameEn }
          viewerCan { acknowledge put }
        }
      }
      pageInfo { hasNextPage }
    }
  }
`);

export const ConferenceFragment = graphql(`
  fragment Conference on Conference {
    id title heldOn until closedAt state member
    agency { id name nameEn }
    convenedBy { id name }
    notice { version paragraphs }
    viewerCan { invite close acknowledge put }
    members { id acknowledgedAt user { id name } agency { id name nameEn } }
  }
`);

export const PlaceFragment = graphql(`
  fragment ConferencePlace on ConferencePerson {
    id
    categories
    reason
    at
    agency { id name nameEn }
    putBy { id name }
    person { id ...PersonSummary }
    statements { id category body at author { id name } authorAgency { id name nameEn } }
    viewerCan { takeBack writeMinutes }
  }
`);

export const MinutesFragment = graphql(`
  fragment ConferenceMinutesShown on ConferenceMinutes {
    id
    version
    body
    at
    writtenBy { id name }
    agency { id name nameEn }
    person { id name }
    versions { version body at writtenBy { id name } }
  }
`);

export const ConferenceQuery = graphql(`
  query ConferenceById($id: ID!) {
    conference(id: $id) {
      id
      ...Conference
      people { id ...ConferencePlace }
      minutes { id ...ConferenceMinutesShown }
    }
    conferenceTaxSettings { number allowed ground }
  }
`);

/** Where a record is before an open conference: for the page of a person. */
export const OnConferenceFragment = graphql(`
  fragment OnConference on Person {
    id
    conferences { id categories conference { id title until } viewerCan { takeBack } }
    viewerCan { edit }
  }
`);

export const CandidatesQuery = graphql(`
  query ConferenceCandidates($agencyId: ID!) {
    conferenceCandidates(agencyId: $agencyId) { id name nameKana }
  }
`);

export const TaxSettingsQuery = graphql(`
  query ConferenceTaxSettings {
    conferenceTaxSettings { number allowed ground at changedBy { id name } }
  }
`);

export const ConveneMutation = graphql(`
  mutation ConveneConference($commandId: ID!, $input: ConferenceInput!) {
    conveneConference(commandId: $commandId, input: $input) {
      __typename ... on Error { message } ... on InvalidInput { fields { path message } } ... on Conference { id }
    }
  }
`);
export const InviteMutation = graphql(`
  mutation InviteToConference($commandId: ID!, $id: ID!, $userId: ID!, $agencyId: ID!) {
    inviteToConference(commandId: $commandId, id: $id, userId: $userId, agencyId: $agencyId) {
      __typename ... on Error { message } ... on InvalidInput { fields { path message } }
    }
  }
`);
export const RemoveMutation = graphql(`
  mutation RemoveConferenceMember($commandId: ID!, $id: ID!, $memberId: ID!) {
    removeConferenceMember(commandId: $commandId, id: $id, memberId: $memberId) {
      __typename ... on Error { message } ... on InvalidInput { fields { path message } }
    }
  }
`);
export const AcknowledgeMutation = graphql(`
  mutation AcknowledgeConference($commandId: ID!, $id: ID!, $noticeVersion: String!) {
    acknowledgeConference(commandId: $commandId, id: $id, noticeVersion: $noticeVersion) {
      __typename ... on Error { message } ... on InvalidInput { fields { path message } }
    }
  }
`);
export const PutMutation = graphql(`
  mutation PutBeforeConference($commandId: ID!, $id: ID!, $personId: ID!, $input: ConferencePersonInput!) {
    putBeforeConference(commandId: $commandId, id: $id, personId: $personId, input: $input) {
      __typename ... on Error { message } ... on InvalidInput { fields { path message } }
    }
  }
`);
export const TakeBackMutation = graphql(`
  mutation TakeBackFromConference($commandId: ID!, $id: ID!, $personId: ID!) {
    takeBackFromConference(commandId: $commandId, id: $id, personId: $personId) {
      __typename ... on Error { message } ... on InvalidInput { fields { path message } }
    }
  }
`);
export const StateMutation = graphql(`
  mutation StateToConference($commandId: ID!, $id: ID!, $personId: ID!, $category: Category!, $body: String!) {
    stateToConference(commandId: $commandId, id: $id, personId: $personId, category: $category, body: $body) {
      __typename ... on Error { message } ... on InvalidInput { fields { path message } }
    }
  }
`);
export const MinutesMutation = graphql(`
  mutation SaveConferenceMinutes($commandId: ID!, $id: ID!, $personId: ID!, $version: Int!, $body: String!) {
    saveConferenceMinutes(commandId: $commandId, id: $id, personId: $personId, version: $version, body: $body) {
      __typename ... on Error { message } ... on InvalidInput { fields { path message } }
    }
  }
`);
export const CloseMutation = graphql(`
  mutation CloseConference($commandId: ID!, $id: ID!) {
    closeConference(commandId: $commandId, id: $id) {
      __typename ... on Error { message } ... on InvalidInput { fields { path message } }
    }
  }
`);
export const TaxSettingMutation = graphql(`
  mutation ChangeConferenceTaxSetting($commandId: ID!, $allowed: Boolean!, $ground: String!) {
    changeConferenceTaxSetting(commandId: $commandId, allowed: $allowed, ground: $ground) {
      __typename ... on Error { message } ... on InvalidInput { fields { path message } }
    }
  }
`);
