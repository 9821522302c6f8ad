import { graphql } from '../generated/gql.ts';
import type { EncouragementSumsQuery as Data, EncouragementChannel } from '../generated/graphql.ts';

/** What one agency told in one way within a day or a month. */
export type PartialSum = Data['encouragementSums'][number];

/** How people are told, in the order in which it is offered. */
export const channels = [
  'COUNTER',
  'PHONE',
  'LETTER',
  'VISIT',
  'OTHER',
] as const satisfies readonly EncouragementChannel[];

export const EncouragementSumsQuery = graphql(`
  query EncouragementSums($from: Date!, $until: Date!, $by: EncouragementPeriod!) {
    encouragementSums(from: $from, until: $until, by: $by) { agency { id name nameEn } from channel count leaflet }
  }
`);

export const EncouragementsQuery = graphql(`
  query Encouragements($from: Date!, $until: Date!) {
    encouragements(from: $from, until: $until) {
      id day channel count leaflet undoneAt
      agency { id name nameEn }
      recordedBy { id name }
      viewerCan { undo }
    }
  }
`);

export const RecordEncouragementMutation = graphql(`
  mutation RecordEncouragement(
    $commandId: ID!
    $day: Date!
    $channel: EncouragementChannel!
    $count: Int!
    $leaflet: Boolean!
  ) {
    recordEncouragement(commandId: $commandId, day: $day, channel: $channel, count: $count, leaflet: $leaflet) {
      __typename
      ... on Error { message }
      ... on InvalidInput { fields { path message } }
      ... on Encouragement { id count channel }
    }
  }
`);

export const UndoEncouragementMutation = graphql(`
  mutation UndoEncouragement($commandId: ID!, $id: ID!) {
    undoEncouragement(commandId: $commandId, id: $id) {
      __typename
      ... on Error { message }
      ... on InvalidInput { fields { path message } }
      ... on Encouragement { id undoneAt viewerCan { undo } }
    }
  }
`);
