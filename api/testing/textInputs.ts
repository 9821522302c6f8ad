import {
  type GraphQLInputType,
  GraphQLList,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isInputObjectType,
} from 'graphql';

/** A letter under a megabyte of marks in the wrong order: to put them in order would take a process minutes. */
export const PILE = `a${'\u0301'.repeat(300_000)}${'\u0323'.repeat(300_000)}`;

/** One place in the arguments of a mutation that takes a text, e.g. `sendIt input.household.0.note`. */
export interface TextInput {
  mutation: string;
  /** Names of arguments and fields; 0 for the first of a list. */
  path: (string | number)[];
}

function* textsOf(type: GraphQLInputType, path: (string | number)[]): Generator<(string | number)[]> {
  const bare = getNullableType(type);
  if (bare instanceof GraphQLList) yield* textsOf(bare.ofType, [...path, 0]);
  else if (isInputObjectType(bare)) {
    for (const field of Object.values(bare.getFields())) yield* textsOf(field.type, [...path, field.name]);
  } else if (getNamedType(bare).name === 'String') yield path;
}

/** Every place where a mutation of the schema takes a text, inside inputs and lists too. */
export const textInputs = (schema: GraphQLSchema): TextInput[] =>
  Object.values(schema.getMutationType()?.getFields() ?? {}).flatMap(({ name, args }) =>
    args.flatMap((arg) => [...textsOf(arg.type, [arg.name])].map((path) => ({ mutation: name, path }))),
  );

/** Arguments like `given`, but with the text at the path; what is not there on the way is made. */
export function putText(given: unknown, [head, ...rest]: (string | number)[], text: string): unknown {
  if (head === undefined) return text;
  const copy = (Array.isArray(given) ? [...given] : { ...(given as object) }) as Record<string | number, unknown>;
  const inner = copy[head] ?? (typeof rest[0] === 'number' ? [] : {});
  copy[head] = putText(inner, rest, text);
  return copy;
}
