import {
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isLeafType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { isWithinLimit } from '../builder.ts';
import type { Browser, Shaped } from '../testing/browser.ts';

/** The ids of the rows of which a field shows something, by its path, e.g. `people.name` or `referrals.messages.body`. */
export type Sight = Map<string, Set<string>>;

/** The lists of rows, and the field that shows one of them: what that holds is found in the schema. */
const roots = [
  { list: 'people(', one: 'person', type: 'Person' },
  { list: 'referrals(box: ALL, ', one: 'referral', type: 'Referral' },
] as const;
/** Below this, neighbours only name their rows. */
const depth = 3;
/** Rows asked for at the same time, each by itself: the limits of an operation count every field of every row. */
const together = 8;

const needsArguments = (type: GraphQLObjectType, name: string): boolean =>
  type.getFields()[name]?.args.some(({ type: of, defaultValue }) => isNonNullType(of) && defaultValue === undefined) ??
  false;

/** Types that are looked at by themselves; inside another only what they hold without rows of their own. */
const rooted = ['Person', 'Referral'];
/** Types that are known to everybody: of them it counts that they are named. */
const known = ['Agency', 'User'];

/** Of who looked, not of people; and every look of this command would show in it. */
const besides = ['accessHistory'];

/** All that can be asked for of a type without arguments, down to a depth, field by field. */
function partsOf(type: GraphQLObjectType, left: number, within: readonly string[] = []): string[] {
  const above = [...within, type.name];
  const parts = Object.values(type.getFields()).map(({ name, type: of }) => {
    const inner = getNamedType(of);
    if (needsArguments(type, name) || besides.includes(name)) return '';
    if (isLeafType(inner)) return name;
    if (!isObjectType(inner)) return '';
    const isNamedOnly = left === 0 || known.includes(inner.name) || above.includes(inner.name);
    if (isNamedOnly) return inner.getFields().id ? `${name} { id }` : '';
    const below = partsOf(inner, rooted.includes(inner.name) && within.length === 0 ? 0 : left - 1, above);
    return below.length > 0 ? `${name} { ${below.join(' ')} }` : '';
  });
  return parts.filter(Boolean);
}

/** The least operations that ask for all of a row, each within what the server takes. */
function queriesFor(schema: GraphQLSchema, { one, type }: (typeof roots)[number]): string[] {
  const query = (parts: readonly string[]) => `query ($id: ID!) { row: ${one}(id: $id) { ${parts.join(' ')} } }`;
  const isTaken = (parts: readonly string[]) => isWithinLimit(schema, query(parts), { id: '' });
  // A field of which the whole depth is too much is asked for as deep as it may be.
  const depths = Array.from({ length: depth + 1 }, (_, less) =>
    partsOf(schema.getType(type) as GraphQLObjectType, depth - less),
  );
  const operations: string[][] = [];
  for (const [at] of (depths[0] as string[]).entries()) {
    const part = depths.map((parts) => parts[at] as string).find((each) => isTaken([each]));
    if (!part) throw new Error(`Too much to be asked for: ${type} ${depths[0]?.[at]}`);
    const last = operations.at(-1);
    if (last && isTaken([...last, part])) last.push(part);
    else operations.push([part]);
  }
  return operations.map(query);
}

/** Notes each field below a row that shows something: not null, not empty, of a yes or no only yes. */
function note(sight: Sight, path: string, id: string, value: unknown): void {
  if (value === null || value === undefined || value === false) return;
  if (Array.isArray(value)) {
    for (const each of value) note(sight, path, id, each);
  } else if (typeof value === 'object') {
    for (const [name, inner] of Object.entries(value)) note(sight, `${path}.${name}`, id, inner);
  } else {
    const ids = sight.get(path) ?? new Set();
    sight.set(path, ids.add(id));
  }
}

async function run(browser: Browser, query: string, variables: object): Promise<Shaped> {
  const { data, errors } = await browser.run(query, { ...variables });
  if (errors) throw new Error(JSON.stringify(errors).slice(0, 500));
  return data;
}

async function idsOf(browser: Browser, list: string): Promise<string[]> {
  const ids: string[] = [];
  const query = `query ($after: String) { page: ${list}first: 200, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } } }`;
  for (let after: string | null = null; ; ) {
    const { page } = await run(browser, query, { after });
    ids.push(...page.edges.map(({ node }: Shaped) => node.id));
    if (!page.pageInfo.hasNextPage) return ids;
    after = page.pageInfo.endCursor;
  }
}

/** All that a desk is shown of people, over HTTP as its screens are. */
export async function look(browser: Browser, schema: GraphQLSchema): Promise<Sight> {
  const sight: Sight = new Map();
  for (const root of roots) {
    const { list, one } = root;
    const queries = queriesFor(schema, root);
    const ids = await idsOf(browser, list);
    const next = ids.values();
    await Promise.all(
      Array.from({ length: together }, async () => {
        for (const id of next)
          for (const query of queries) note(sight, one, id, (await run(browser, query, { id })).row);
      }),
    );
  }
  return sight;
}
