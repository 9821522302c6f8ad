import { graphql } from '../generated/gql.ts';
import type { LedgerQuery as Entries, LedgerPattern, LedgerPatternsQuery as Patterns } from '../generated/graphql.ts';

export type Entry = Entries['ledger']['edges'][number]['node'];
export type PatternRow = Patterns['ledgerPatterns'][number];

export const patterns = [
  'NO_COMMON_CASE',
  'SAME_SURNAME',
  'AFTER_HOURS',
  'MANY_RECORDS',
  'SAME_RECORD',
] as const satisfies readonly LedgerPattern[];

export const LedgerQuery = graphql(`
  query Ledger($filter: LedgerFilter, $first: Int!, $after: String) {
    ledger(filter: $filter, first: $first, after: $after) {
      edges {
        node {
          id at operations count categories role
          user { id name }
          agency { id name nameEn }
          records { token isDraft keeper { id name nameEn } }
        }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

export const LedgerAgenciesQuery = graphql(`
  query LedgerAgencies { agencies { id name nameEn } }
`);

export const LedgerPatternsQuery = graphql(`
  query LedgerPatterns($pattern: LedgerPattern!, $from: Date, $until: Date) {
    ledgerPatterns(pattern: $pattern, from: $from, until: $until) {
      id pattern day record firstAt lastAt times done
      user { id name }
      agency { id name nameEn }
      keeper { id name nameEn }
      reviews { id note at by { id name } }
    }
  }
`);

export const PatternCountsQuery = graphql(`
  query PatternCounts($from: Date, $until: Date) {
    ledgerPatternCounts(from: $from, until: $until) { pattern all open }
  }
`);

export const LookIntoMutation = graphql(`
  mutation LookInto($commandId: ID!, $id: ID!, $pattern: LedgerPattern!, $day: Date!, $note: String!) {
    lookIntoPattern(commandId: $commandId, id: $id, pattern: $pattern, day: $day, note: $note) {
      __typename
      ... on Error { message }
      ... on InvalidInput { fields { path message } }
      ... on LedgerPatternRow { id done }
    }
  }
`);
