import { type FieldNode, type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql';
import type { Sql } from '../database.ts';
import { columnsFor } from './columns.ts';
import { type Order, sorting } from './list.ts';

type Fragments = GraphQLResolveInfo['fragments'];

/** The fields a selection names, fragments included; `@skip` and `@include` are not judged: more is read, never less. */
function* fieldsOf(set: SelectionSetNode | undefined, fragments: Fragments): Generator<FieldNode> {
  for (const node of set?.selections ?? []) {
    if (node.kind === Kind.FIELD) yield node;
    else
      yield* fieldsOf(
        node.kind === Kind.INLINE_FRAGMENT ? node.selectionSet : fragments[node.name.value]?.selectionSet,
        fragments,
      );
  }
}

const within = (nodes: readonly FieldNode[], name: string, fragments: Fragments): FieldNode[] =>
  nodes.flatMap((node) => [...fieldsOf(node.selectionSet, fragments)].filter((field) => field.name.value === name));

const names = (nodes: readonly FieldNode[], fragments: Fragments) =>
  new Set(nodes.flatMap((node) => [...fieldsOf(node.selectionSet, fragments)].map((field) => field.name.value)));

/** By the list of nodes, which a compiled operation keeps: one node may stand in several operations, beside others. */
const known = new WeakMap<GraphQLResolveInfo['fieldNodes'], Map<Order, Sql>>();

/** The columns that the rows of a `ReferralConnection` are asked for, worked out once a compiled operation and order. */
export function selectedColumns({ fieldNodes, fragments }: GraphQLResolveInfo, order: Order): Sql {
  const byOrder = known.get(fieldNodes) ?? new Map<Order, Sql>();
  known.set(fieldNodes, byOrder);
  let columns = byOrder.get(order);
  if (!columns) {
    const nodes = within(within(fieldNodes, 'edges', fragments), 'node', fragments);
    const person = within(nodes, 'person', fragments);
    columns = columnsFor(names(nodes, fragments), names(person, fragments), sorting[order]);
    byOrder.set(order, columns);
  }
  return columns;
}
