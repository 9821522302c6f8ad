import SchemaBuilder from '@pothos/core';
import ComplexityPlugin, { complexityFromQuery } from '@pothos/plugin-complexity';
import { GraphQLError, GraphQLScalarType, type GraphQLSchema, Kind } from 'graphql';
import type { Context } from './context.ts';
import { isIsoDate } from './text/isoDate.ts';

/**
 * What one operation may ask for: above what any screen asks (`complexity.test.ts`); a query built to exhaust the server is refused
 * before it runs.
 */
export const operationLimit = { complexity: 60_000, depth: 8, breadth: 500 } as const;

/**
 * Whether the server takes an operation.
 * @param variables those that decide on its cost, such as the rows of a page
 */
export function isWithinLimit(schema: GraphQLSchema, operation: string, variables: Record<string, unknown>): boolean {
  const cost = complexityFromQuery(operation, { schema, variables });
  return (Object.keys(operationLimit) as (keyof typeof operationLimit)[]).every((of) => cost[of] <= operationLimit[of]);
}

/** The one schema builder. Nouns add their types to it; it defines none itself. */
export const builder = new SchemaBuilder<{
  Context: Context;
  DefaultFieldNullability: false;
  Scalars: {
    ID: { Input: string; Output: string };
    Date: { Input: string; Output: Date | string };
    DateTime: { Input: string; Output: Date };
    File: { Input: File; Output: never };
  };
}>({
  plugins: [ComplexityPlugin],
  defaultFieldNullability: false,
  complexity: { defaultListMultiplier: 20, limit: operationLimit },
});

builder.queryType({
  description: 'Everything that reads. What the signed-in person may not see answers as if it did not exist.',
});
builder.mutationType({
  description:
    'Commands. Each answers a union of the changed object and the errors it can meet. `commandId` is a UUID the client makes once per intended command: sending it again has no second effect and answers the same.',
});
builder.subscriptionType({ description: 'Live signals: ids, never data. Fetch what changed through a query.' });

const isoDay = (value: unknown): string => {
  const text = value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
  if (!isIsoDate(text)) throw new GraphQLError('Expected a day that exists, as YYYY-MM-DD');
  return text;
};

builder.addScalarType(
  'Date',
  new GraphQLScalarType({
    name: 'Date',
    description: 'A calendar day in Asia/Tokyo, ISO 8601 `YYYY-MM-DD`.',
    serialize: isoDay,
    parseValue: isoDay,
  }),
);

builder.addScalarType(
  'DateTime',
  new GraphQLScalarType({
    name: 'DateTime',
    description: 'An instant, ISO 8601 in UTC with milliseconds.',
    serialize: (value) => (value instanceof Date ? value : new Date(String(value))).toISOString(),
    parseValue: (value) => String(value),
  }),
);

builder.addScalarType(
  'File',
  new GraphQLScalarType({
    name: 'File',
    description:
      'A file sent by the GraphQL multipart request specification. At most 10 MB; type and content are checked.',
    serialize: () => {
      throw new GraphQLError('File is an input only');
    },
    parseValue: (value) => {
      const isFile = typeof (value as File | null)?.arrayBuffer === 'function';
      if (!isFile) throw new GraphQLError('Expected a file, sent by the GraphQL multipart request specification');
      return value as File;
    },
    parseLiteral: (node) => {
      throw new GraphQLError(
        `File cannot be written as a literal (${Kind[node.kind as unknown as keyof typeof Kind] ?? node.kind})`,
      );
    },
  }),
);
