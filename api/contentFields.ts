import type { builder } from './builder.ts';

type Fields = (typeof builder)['$inferSchemaTypes'];
/** Builds the fields of a form that comes in. */
export type InputBuilder = PothosSchemaTypes.InputFieldBuilder<Fields, 'InputObject'>;
/** Builds the fields of a form that goes out, as it was left: anything may be missing. */
export type ContentBuilder<Content> = PothosSchemaTypes.ObjectFieldBuilder<Fields, Content>;

const keysOf = <T extends object>(record: T) => Object.keys(record) as (keyof T & string)[];

/** Input fields that are texts, one a description. */
export const inputTexts = <K extends string>(
  t: InputBuilder,
  texts: Record<K, string>,
  required: readonly string[] = [],
) =>
  Object.fromEntries(
    keysOf(texts).map((key) => [key, t.string({ description: texts[key], required: required.includes(key) as false })]),
  );

/** The same texts as they go out; null where nothing was written. */
export const contentTexts = (t: ContentBuilder<Record<string, unknown>>, texts: Record<string, string>) =>
  Object.fromEntries(
    keysOf(texts).map((key) => [
      key,
      t.string({
        nullable: true,
        description: texts[key] as string,
        resolve: (content) => content[key] as string | null | undefined,
      }),
    ]),
  );
