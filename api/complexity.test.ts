import { complexityFromQuery } from '@pothos/plugin-complexity';
import { formatDocument } from '@urql/core';
import { type DocumentNode, Kind, type VariableDefinitionNode, visit } from 'graphql';
import { expect, it } from 'vitest';
import * as generated from '../client/generated/graphql.ts';
import { builder } from './builder.ts';
import { createSchema } from './schema.ts';

const schema = createSchema();
const { limit } = builder.options.complexity as {
  limit: { complexity: number; depth: number; breadth: number };
};
const documents = Object.entries(generated).filter((entry): entry is [string, DocumentNode & { kind: Kind.DOCUMENT }] =>
  entry[0].endsWith('Document'),
);

/** As the client sends it, without a word on which variables must be given: none is but those that a page's cost depends on. */
const asSent = (document: DocumentNode): DocumentNode =>
  visit(formatDocument(document), {
    [Kind.VARIABLE_DEFINITION]: (node: VariableDefinitionNode) =>
      node.type.kind === Kind.NON_NULL_TYPE ? { ...node, type: node.type.type } : undefined,
  });

it('knows the operations of the screens', () => {
  expect(documents.length).toBeGreaterThan(50);
});

it.each(documents)('%s stays well within the limits of an operation', (_, document) => {
  const cost = complexityFromQuery(asSent(document), { schema, variables: { box: 'ALL', first: 50 } });
  expect(cost.complexity).toBeLessThan(limit.complexity * 0.6);
  expect(cost.breadth).toBeLessThan(limit.breadth);
  expect(cost.depth).toBeLessThanOrEqual(limit.depth - 2);
});
