import { graphql } from '../generated/gql.ts';
import type { AgencyQuery as AgencyData, AgencyKind, LegalBody } from '../generated/graphql.ts';

/** An entry of the directory, whole. */
export type Agency = NonNullable<AgencyData['agency']>;

export const kinds = [
  'CONSULTATION_OFFICE',
  'TAX',
  'COLLECTION',
  'HEALTH',
  'SCHOOL',
  'BOARD_OF_EDUCATION',
  'EMPLOYMENT_OFFICE',
  'SOCIAL_WELFARE_COUNCIL',
  'GENERAL_WELFARE',
  'VOLUNTEERS',
  'DEBT_COUNSELLING',
  'EMPLOYER',
  'AUDIT',
  'OTHER',
] as const satisfies readonly AgencyKind[];

export const legalBodies = [
  'MAYOR',
  'BOARD_OF_EDUCATION',
  'NATIONAL',
  'PRIVATE',
] as const satisfies readonly LegalBody[];

export const AgenciesQuery = graphql(`
  query Agencies($kind: AgencyKind, $search: String) {
    agencies(kind: $kind, search: $search) {
      id
      kind
      name
      nameKana
      nameEn
      services
      phone
      acceptsReferrals
      active
      viewerCan { refer }
    }
  }
`);

export const AgencyQuery = graphql(`
  query Agency($id: ID!) {
    agency(id: $id) {
      id
      version
      kind
      legalBody
      name
      nameKana
      nameEn
      services
      phone
      address
      hours
      acceptsReferrals
      active
      roles
      viewerCan { edit refer appointManager }
    }
  }
`);

export const SaveAgencyMutation = graphql(`
  mutation SaveAgency($commandId: ID!, $id: ID, $version: Int, $input: AgencyInput!) {
    saveAgency(commandId: $commandId, id: $id, version: $version, input: $input) {
      __typename
      ... on Error { message }
      ... on InvalidInput { fields { path message } }
      ... on Agency { id }
      ... on Conflict {
        current {
          version
          ... on Agency { kind legalBody name nameKana nameEn services phone address hours acceptsReferrals active }
        }
      }
    }
  }
`);
