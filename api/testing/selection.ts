import { type GraphQLSchema, getNamedType, isInterfaceType, isLeafType, isObjectType, isUnionType } from 'graphql';

/**
 * Everything that can be asked of a type, as a selection: every field without required arguments, and those of its objects, down
 * to `depth` objects.
 * @param except fields that are left out, as `Type.field`, and types of whose objects the id is enough
 */
export function everythingOf(schema: GraphQLSchema, name: string, depth: number, except: readonly string[]): string {
  if (except.includes(name)) return '{ id }';
  const type = schema.getType(name);
  if (!isObjectType(type) && !isInterfaceType(type)) throw new Error(`${name} has no fields`);
  const fields = Object.values(type.getFields()).flatMap((field) => {
    if (except.includes(`${name}.${field.name}`) || field.args.length > 0) return [];
    const inner = getNamedType(field.type);
    if (isLeafType(inner)) return [field.name];
    if (isUnionType(inner) || depth === 0) return [];
    return [`${field.name} ${everythingOf(schema, inner.name, depth - 1, except)}`];
  });
  return `{ __typename ${fields.join(' ')} }`;
}
