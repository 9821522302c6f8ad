import { graphql } from '../generated/gql.ts';
import type { EncouragementsQuery as Data, EncouragementChannel } from '../generated/graphql.ts';

/** One count of people told of the service. */
export type Encouragement = Data['encouragements'][number];

/** How people are told, in the order in which it is offered. */
export const channels = [
  'COUNTER',
  'PHONE',
  'LETTER',
  'VISIT',
  'OTHER',
] as const satisfies readonly EncouragementChannel[];

export const EncouragementsQuery = graphql(`
  query Encouragements($from: Date!, $until: Date!) {
    encouragements(from: $from, until: $until) { id day channel count leaflet }
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
