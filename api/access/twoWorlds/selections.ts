import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
} from 'graphql';
import { isWithinLimit } from '../../builder.ts';

/** Fields to be asked for: of an object its own selection, of a leaf none. */
type Selection = Map<string, Selection | null>;

const fieldsOf = (type: GraphQLNamedType): GraphQLField<unknown, unknown>[] =>
  isObjectType(type) ? Object.values(type.getFields()).filter(({ args }) => !args.some(isRequiredArgument)) : [];
const isLeaf = (field: GraphQLField<unknown, unknown>): boolean => isLeafType(getNamedType(field.type));
/** A page's rows are reached through two types that count for nothing. */
const isFrame = ({ name }: GraphQLNamedType): boolean => /Connection$|Edge$|^PageInfo$/.test(name);

/** All ways from a type to objects within it, so many steps deep. */
function waysFrom(type: GraphQLNamedType, steps: number): string[][] {
  const ways = fieldsOf(type)
    .filter((field) => !isLeaf(field))
    .flatMap((field) => {
      const inner = getNamedType(field.type);
      const left = isFrame(inner) ? steps : steps - 1;
      if (left < 0) return [];
      const further = waysFrom(inner, left);
      return (further.length > 0 ? further : [[]]).map((way) => [field.name, ...way]);
    });
  return ways.length > 0 ? ways : [[]];
}

/** Adds a way to a selection, with all leaves along it. */
function addWay(selection: Selection, type: GraphQLNamedType, [step, ...rest]: string[]): void {
  if (isObjectType(type)) selection.set('__typename', null);
  for (const field of fieldsOf(type)) if (isLeaf(field)) selection.set(field.name, null);
  if (step === undefined) return;
  const field = (type as GraphQLObjectType).getFields()[step] as GraphQLField<unknown, unknown>;
  const inner = selection.get(step) ?? new Map();
  selection.set(step, inner);
  addWay(inner, getNamedType(field.type), rest);
}

const copyOf = (selection: Selection): Selection =>
  new Map([...selection].map(([name, inner]) => [name, inner && copyOf(inner)]));

export const write = (selection: Selection): string =>
  [...selection].map(([name, inner]) => (inner ? `${name} { ${write(inner)} }` : name)).join(' ');

const declare = (args: readonly GraphQLArgument[]) => ({
  declared: args.map(({ name, type }) => `$${name}: ${type}`).join(', '),
  passed: args.map(({ name }) => `${name}: $${name}`).join(', '),
});

/** A document of one root field, all its arguments being variables. */
export function documentOf(
  operation: 'query' | 'mutation',
  field: GraphQLField<unknown, unknown>,
  selection: string,
): string {
  const { declared, passed } = declare(field.args);
  const body = selection && `{ ${selection} }`;
  return `${operation}${declared && `(${declared})`} { answer: ${field.name}${passed && `(${passed})`} ${body} }`;
}

/**
 * Documents that together ask a root field for every field of every object within so many steps, each as wide as the server
 * takes it.
 * @param variables what decides on the cost of a page
 */
export function deepDocuments(
  schema: GraphQLSchema,
  field: GraphQLField<unknown, unknown>,
  steps: number,
  variables: Record<string, unknown>,
): string[] {
  const type = getNamedType(field.type);
  const isTaken = (selection: Selection): boolean =>
    isWithinLimit(schema, documentOf('query', field, write(selection)), { ...variables, first: variables.first ?? 3 });
  const whole: Selection[] = [];
  let open: Selection = new Map();
  for (const way of waysFrom(type, steps)) {
    const wider = copyOf(open);
    addWay(wider, type, way);
    if (isTaken(wider)) {
      open = wider;
      continue;
    }
    if (open.size > 0) whole.push(open);
    open = new Map();
    addWay(open, type, way);
    // What is too much for the server by itself, nobody can ask for.
    if (!isTaken(open)) open = new Map();
  }
  return [...whole, ...(open.size > 0 || isLeafType(type) ? [open] : [])].map((each) =>
    documentOf('query', field, write(each)),
  );
}

/** The leaves of an object, and of the members of a union, where each goes by a name of its own. */
export function leavesOf(type: GraphQLNamedType): string {
  if (isUnionType(type)) {
    const leaves = (member: GraphQLObjectType) =>
      fieldsOf(member).map((field) => {
        const name = `${member.name}_${field.name}: ${field.name}`;
        if (isLeaf(field)) return name;
        const inner = getNamedType(field.type);
        return isUnionType(inner) || isInterfaceType(inner) ? '' : `${name} { ${leavesOf(inner)} }`;
      });
    return `__typename ${type
      .getTypes()
      .map((member) => `... on ${member.name} { ${leaves(member).join(' ')} }`)
      .join(' ')}`;
  }
  const selection: Selection = new Map();
  addWay(selection, type, []);
  for (const way of waysFrom(type, isFrame(type) ? 1 : 0)) addWay(selection, type, way);
  return write(selection);
}

/** Every field of every object that documents ask for: `Person.name`. */
export function askedIn(
  schema: GraphQLSchema,
  steps: number,
  roots: readonly GraphQLField<unknown, unknown>[],
): Set<string> {
  const asked = new Set<string>();
  const walk = (type: GraphQLNamedType, selection: Selection): void => {
    for (const [name, inner] of selection) {
      asked.add(`${type.name}.${name}`);
      const field = (type as GraphQLObjectType).getFields()[name];
      if (inner && field) walk(getNamedType(field.type), inner);
    }
  };
  for (const field of roots) {
    const type = getNamedType(field.type);
    const selection: Selection = new Map();
    for (const way of waysFrom(type, steps)) addWay(selection, type, way);
    if (schema.getType(type.name)) walk(type, selection);
  }
  return asked;
}
