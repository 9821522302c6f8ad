import { type GraphQLArgument, type GraphQLInputField, getNamedType, isInputObjectType } from 'graphql';
import { canonicalUuid } from './text/uuid.ts';

type Values = Record<string, unknown>;
type Inputs = readonly (GraphQLArgument | GraphQLInputField)[];
type Rewrite = (value: unknown) => unknown;

const ofEach =
  (rewrite: Rewrite): Rewrite =>
  (value) =>
    Array.isArray(value) ? value.map(ofEach(rewrite)) : value == null ? value : rewrite(value);

/** @returns null for what holds no id */
function rewriteOf(inputs: Inputs): ((values: Values) => Values) | null {
  const rewrites = inputs.flatMap(({ name, type }): [string, Rewrite][] => {
    const named = getNamedType(type);
    const inner = isInputObjectType(named) ? rewriteOf(Object.values(named.getFields())) : null;
    if (inner) return [[name, ofEach((value) => inner(value as Values))]];
    return named.name === 'ID' ? [[name, ofEach((id) => canonicalUuid(id as string))]] : [];
  });
  if (rewrites.length === 0) return null;
  return (values) => {
    const copy = { ...values };
    for (const [name, rewrite] of rewrites) if (name in copy) copy[name] = rewrite(copy[name]);
    return copy;
  };
}

/**
 * Writes the ids within a field's arguments as they are stored, so that one row has one name: a UUID may come in capitals (RFC 9562
 * §4), as some databases write it. What is none stays as it is, and names nothing.
 */
export const canonicalIds = (inputs: Inputs): ((args: Values) => Values) => rewriteOf(inputs) ?? ((args) => args);
