import { GraphQLError } from 'graphql';
import { builder } from './builder.ts';

type Node<Row> = ReturnType<typeof builder.objectRef<Row>>;

interface Page<Row> {
  edges: { node: Row; cursor: string }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
}

const PageInfo = builder.objectRef<Page<unknown>['pageInfo']>('PageInfo').implement({
  description: 'Where a page stands (Relay cursor connections).',
  fields: (t) => ({
    hasNextPage: t.exposeBoolean('hasNextPage', { description: 'Whether more rows follow.' }),
    hasPreviousPage: t.exposeBoolean('hasPreviousPage', { description: 'Whether rows were passed over.' }),
    startCursor: t.exposeString('startCursor', { nullable: true, description: 'Cursor of the first row.' }),
    endCursor: t.exposeString('endCursor', {
      nullable: true,
      description: 'Cursor of the last row: pass it as `after`.',
    }),
  }),
});

/** Most rows of a page. */
const pageLimit = 200;

/** Rows of a page, of those asked for. */
export const pageSize = (first: number | null | undefined): number => Math.min(Math.max(first ?? 50, 1), pageLimit);

/** How a page of a list is asked for. */
export const pageArgs = () =>
  builder.args((t) => ({
    first: t.int({ defaultValue: 50, description: `Rows a page, 1 to ${pageLimit}.` }),
    after: t.string({
      description:
        'Cursor of the last row already read, of the same order. An unreadable one is an error with code BAD_USER_INPUT.',
    }),
  }));

/** What a page costs: each field as often as it has rows. */
export const pageCost = ({ first }: { first?: number | null }) => ({ field: 1, multiplier: pageSize(first) });

/**
 * The page that rows begin: what is beyond its size only tells that there is more.
 * @param rows in order, read to one more than `size`
 * @param after the cursor they were read after, if any
 */
export function pageOf<Row>(
  rows: readonly Row[],
  size: number,
  after: string | null | undefined,
  cursorOf: (row: Row) => string,
): Page<Row> {
  const edges = rows.slice(0, size).map((node) => ({ node, cursor: cursorOf(node) }));
  return {
    edges,
    pageInfo: {
      hasNextPage: rows.length > size,
      hasPreviousPage: Boolean(after),
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** The error of a cursor that cannot be read: one that never was, and alike one of a row that may not be seen. */
export const unknownCursor = (): GraphQLError =>
  new GraphQLError('Unknown cursor', { extensions: { code: 'BAD_USER_INPUT' } });

/** A Relay connection over a type: `XConnection` with `XEdge`s. There is no total: a count could betray a hidden row. */
export function connectionOf<Row>(name: string, node: Node<Row>) {
  const Edge = builder.objectRef<Page<Row>['edges'][number]>(`${name}Edge`).implement({
    description: `A ${name} at its place in a page.`,
    fields: (t) => ({
      node: t.field({ type: node, description: 'The row.', resolve: (edge) => edge.node as never }),
      cursor: t.exposeString('cursor', { description: 'Where it stands: pass it as `after`.' }),
    }),
  });
  return builder.objectRef<Page<Row>>(`${name}Connection`).implement({
    description: `A page of ${name} rows.`,
    fields: (t) => ({
      edges: t.field({
        type: [Edge],
        description: 'The rows, in order.',
        // Counted by `pageCost`.
        complexity: { field: 1, multiplier: 1 },
        resolve: ({ edges }) => edges,
      }),
      pageInfo: t.field({ type: PageInfo, description: 'Where the page stands.', resolve: ({ pageInfo }) => pageInfo }),
    }),
  });
}
