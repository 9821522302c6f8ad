import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isRequiredArgument,
} from 'graphql';

export type Args = Record<string, unknown>;
type Input = GraphQLArgument | GraphQLInputField;

/** What the values of an argument are taken from. */
export interface Pool {
  ids: readonly string[];
  words: readonly string[];
}

const isRequired = (input: Input): boolean => isRequiredArgument(input as GraphQLArgument);

/** Every value worth trying for a type. */
function valuesOf(type: GraphQLInputType, pool: Pool): unknown[] {
  const bare = getNullableType(type);
  if (isListType(bare)) return valuesOf(bare.ofType, pool).map((value) => [value]);
  const named = getNamedType(bare);
  if (isEnumType(named)) return named.getValues().map(({ name }) => name);
  if (isInputObjectType(named)) return variantsOf(Object.values(named.getFields()), pool);
  switch (named.name) {
    case 'ID':
      return [...pool.ids];
    case 'String':
      return [...pool.words, ...pool.ids.slice(0, 5)];
    case 'Int':
      return [1, 2, 40];
    case 'Boolean':
      return [true, false];
    case 'Date':
      return ['2020-01-01', '2099-12-31'];
    default:
      return [];
  }
}

/** The least that has to be given: of each required choice every value, of everything else the first. */
export function basesOf(inputs: readonly Input[], pool: Pool): Args[] {
  let bases: Args[] = [{}];
  for (const input of inputs.filter(isRequired)) {
    const values = valuesOf(input.type, pool);
    const tried = isEnumType(getNamedType(input.type)) ? values : values.slice(0, 1);
    bases = bases.flatMap((base) => tried.map((value) => ({ ...base, [input.name]: value })));
  }
  return bases;
}

/** Arguments with each value of each argument in turn, beside the least that has to be given. */
export function variantsOf(inputs: readonly Input[], pool: Pool): Args[] {
  return basesOf(inputs, pool).flatMap((base) => [
    base,
    ...inputs.flatMap((input) => valuesOf(input.type, pool).map((value) => ({ ...base, [input.name]: value }))),
  ]);
}

/** One plausible value for everything a mutation takes; ids, and words where there are some, by what their argument is called. */
export function fill(
  inputs: readonly Input[],
  idFor: (name: string) => string,
  words: Record<string, string>,
  choose = 0,
): Args {
  const value = (name: string, type: GraphQLInputType): unknown => {
    const bare = getNullableType(type);
    if (isListType(bare)) return [value(name, bare.ofType)];
    const named = getNamedType(bare);
    if (isEnumType(named)) return named.getValues().at(choose)?.name;
    if (isInputObjectType(named)) return fill(Object.values(named.getFields()), idFor, words, choose);
    if (named.name === 'ID') return idFor(name);
    if (named.name === 'Int') return 1;
    if (named.name === 'Boolean') return true;
    if (words[name] !== undefined) return words[name];
    if (/^(valid|day|reviewOn|givenAt)/.test(name)) return '2099-04-01';
    return named.name === 'String' ? 'ことば' : null;
  };
  return Object.fromEntries(inputs.map(({ name, type }) => [name, value(name, type)]));
}
