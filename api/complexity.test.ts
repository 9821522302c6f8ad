import { complexityFromQuery } from '@pothos/plugin-complexity';
import { formatDocument } from '@urql/core';
import {
  type DocumentNode,
  isEnumType,
  Kind,
  type NamedTypeNode,
  type OperationDefinitionNode,
  typeFromAST,
  type VariableDefinitionNode,
  visit,
} from 'graphql';
import { expect, it } from 'vitest';
import * as generated from '../client/generated/graphql.ts';
import { operationLimit as limit } from './builder.ts';
import { createSchema } from './schema.ts';

const schema = createSchema();
const documents = Object.entries(generated).filter((entry): entry is [string, DocumentNode & { kind: Kind.DOCUMENT }] =>
  entry[0].endsWith('Document'),
);

/** As the client sends it, without a word on which variables must be given: none is but those that a page's cost depends on. */
const asSent = (document: DocumentNode): DocumentNode =>
  visit(formatDocument(document), {
    [Kind.VARIABLE_DEFINITION]: (node: VariableDefinitionNode) =>
      node.type.kind === Kind.NON_NULL_TYPE ? { ...node, type: node.type.type } : undefined,
  });

/** A page of 50, and of whatever is chosen from a list its first: cost depends on neither. */
function variablesOf(document: DocumentNode): Record<string, unknown> {
  const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  const declared = (operation as OperationDefinitionNode).variableDefinitions ?? [];
  const chosen = declared.flatMap(({ variable, type }) => {
    const of = typeFromAST(schema, (type.kind === Kind.NON_NULL_TYPE ? type.type : type) as NamedTypeNode);
    return isEnumType(of) ? [[variable.name.value, of.getValues()[0]?.name]] : [];
  });
  return { ...Object.fromEntries(chosen), first: 50 };
}

it('knows the operations of the screens', () => {
  expect(documents.length).toBeGreaterThan(50);
});

it.each(documents)('%s stays well within the limits of an operation', (_, document) => {
  const cost = complexityFromQuery(asSent(document), { schema, variables: variablesOf(document) });
  expect(cost.complexity).toBeLessThan(limit.complexity * 0.6);
  expect(cost.breadth).toBeLessThan(limit.breadth);
  expect(cost.depth).toBeLessThanOrEqual(limit.depth - 2);
});
