import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  isLeafType,
  isUnionType,
} from 'graphql';

/** The name of the variable type that stands for an identifier. */
const ID = 'ID';

interface Root {
  /** `Mutation.acceptReferral` */
  name: string;
  operation: 'query' | 'mutation' | 'subscription';
  field: GraphQLField<unknown, unknown>;
}

/** Every root field of a schema. */
export function rootFields(schema: GraphQLSchema): Root[] {
  const roots = [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
    ['subscription', schema.getSubscriptionType()],
  ] as const;
  return roots.flatMap(([operation, type]) =>
    Object.values(type?.getFields() ?? {}).map((field) => ({ name: `${type?.name}.${field.name}`, operation, field })),
  );
}

function idPaths(at: string, args: readonly (GraphQLArgument | GraphQLInputField)[]): string[] {
  return args.flatMap((arg) => {
    const path = `${at}.${arg.name}`;
    const type = getNamedType(arg.type);
    if (isInputObjectType(type)) return idPaths(path, Object.values(type.getFields()));
    return type.name === ID ? [path] : [];
  });
}

/** Every argument that names a row, inputs within inputs too: `Mutation.recordConsent.input.items.recipientId`. */
export const idArguments = (schema: GraphQLSchema): string[] =>
  rootFields(schema).flatMap(({ name, field }) => idPaths(name, field.args));

/** What shows of each way in which a command can refuse. */
const refusals: Record<string, string> = {
  InvalidInput: 'message fields { path code message }',
  NotFound: 'message',
  NotAllowed: 'message code',
  Conflict: 'message current { id version }',
  SignInFailed: 'message retryAfter',
};
const refusalsOf = (types: readonly { name: string }[]): string =>
  types.flatMap(({ name }) => (refusals[name] ? [`... on ${name} { ${refusals[name]} }`] : [])).join(' ');

const shape = (type: string): string => (type.endsWith('Connection') ? 'edges { node { id } }' : '__typename');

/** A document that runs one root field with all its arguments as variables. */
export function documentFor(schema: GraphQLSchema, name: string): string {
  const root = rootFields(schema).find((candidate) => candidate.name === name);
  if (!root) throw new Error(`The schema has no ${name}`);
  const { operation, field } = root;
  const variables = field.args.map((arg) => `$${arg.name}: ${arg.type}`).join(', ');
  const args = field.args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const type = getNamedType(field.type);
  const selection = isUnionType(type)
    ? `{ __typename ${refusalsOf(type.getTypes())} }`
    : isLeafType(type)
      ? ''
      : `{ ${shape(type.name)} }`;
  return `${operation}${variables && `(${variables})`} { answer: ${field.name}${args && `(${args})`} ${selection} }`;
}
