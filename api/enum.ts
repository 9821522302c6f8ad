import { builder } from './builder.ts';

/** What each code of an enum means. */
export type Described<T extends string> = Record<T, string>;

/** An enum of the schema from its codes, each with what it means. */
export function describedEnum<T extends string>(name: string, description: string, values: Described<T>) {
  return builder.enumType(name, {
    description,
    values: Object.fromEntries(
      Object.entries(values).map(([code, text]) => [code, { value: code, description: text as string }]),
    ) as { [Code in T]: { value: Code; description: string } },
  });
}
