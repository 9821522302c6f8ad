import { graphql } from '../generated/gql.ts';

/** What a list shows of a person. */
export const PersonSummaryFragment = graphql(`
  fragment PersonSummary on Person {
    id
    name
    nameKana
    alias
    birthDate
    address
    phone
    agency { id name nameEn }
    redactions { path category reason }
    restriction { version }
  }
`);

/** All that forms and the person's page show of a person. */
export const PersonRecordFragment = graphql(`
  fragment PersonRecord on Person {
    id
    version
    agency { id name nameEn }
    name nameKana alias sex birthDate
    postalCode address phone email
    contactChannel contactHours contactNoMessage contactNote
    household { relation name age livesTogether note }
    householdNote
    redactions { path category reason }
  }
`);

/** People the viewer may see; the words searched for travel in the body of the request, never in an address. */
export const PeopleQuery = graphql(`
  query People($search: String, $birthDate: String, $first: Int!, $after: String) {
    people(search: $search, birthDate: $birthDate, first: $first, after: $after) {
      edges { cursor node { id ...PersonSummary } }
      pageInfo { endCursor hasNextPage }
    }
  }
`);

/** Records that may be of the same person. */
export const DuplicatesQuery = graphql(`
  query Duplicates($name: String, $nameKana: String, $birthDate: String, $phone: String, $exceptId: ID) {
    possibleDuplicates(name: $name, nameKana: $nameKana, birthDate: $birthDate, phone: $phone, exceptId: $exceptId) {
      id
      agency { id }
      ...PersonSummary
    }
  }
`);

/** One person's record alone, for filling in a form. */
export const PersonRecordQuery = graphql(`
  query PersonRecordById($id: ID!) {
    person(id: $id) { id ...PersonRecord viewerCan { edit refer recordConsent } }
  }
`);

/** Stores a corrected record. */
export const SavePersonMutation = graphql(`
  mutation SavePerson($commandId: ID!, $id: ID!, $version: Int!, $input: PersonInput!) {
    savePerson(commandId: $commandId, id: $id, version: $version, input: $input) {
      __typename
      ... on Person { id ...PersonRecord }
      ... on InvalidInput { message fields { path message } }
      ... on Conflict { message current { __typename id ...PersonRecord } }
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);
