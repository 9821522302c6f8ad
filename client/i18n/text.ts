import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLanguage, i18n, type Reading } from './i18n.ts';

type Dict = { readonly [key: string]: string | Dict };

/** The same keys in the other language; a sentence that counts may add `<key>_one` for the English singular. */
type Mirror<T> = { readonly [K in keyof T]: T[K] extends string ? string : Mirror<T[K]> } & {
  readonly [K in keyof T as T[K] extends string ? `${K & string}_one` : never]?: string;
};

type Path<T> = { [K in keyof T & string]: T[K] extends string ? K : `${K}.${Path<T[K]>}` }[keyof T & string];
type At<T, P extends string> = P extends `${infer H}.${infer R}`
  ? H extends keyof T
    ? At<T[H], R>
    : never
  : P extends keyof T
    ? T[P]
    : never;
type Names<S> = S extends `${string}{{${infer N}}}${infer R}` ? N | Names<R> : never;
type Vars<S> = [Names<S>] extends [never]
  ? [vars?: Record<string, string | number>]
  : [vars: Record<Names<S>, string | number>];

/** The words of one noun in both languages, under their own i18next namespace. */
export interface Text<T> {
  readonly ns: string;
  readonly ja: T;
}
/** Says one sentence: the key's path, and what its `{{names}}` stand for. */
export type Say<T> = <P extends Path<T>>(key: P, ...vars: Vars<At<T, P>>) => string;

/**
 * Declares the words of a noun. A key that one language has and the other lacks is a type error.
 * @param ns the noun, unique in the client
 */
export function defineText<const T extends Dict>(ns: string, words: { ja: T; en: Mirror<NoInfer<T>> }): Text<T> {
  i18n.addResourceBundle('ja', ns, words.ja, true, true);
  i18n.addResourceBundle('en', ns, words.en, true, true);
  return { ns, ja: words.ja };
}

/** Some of the same keys. */
type Some<T> = { readonly [K in keyof T]?: T[K] extends string ? string : Some<T[K]> };

/** Adds words in やさしい日本語 to those of a noun; where there are none the Japanese ones stand. */
export function defineSimple<T>(text: Text<T>, words: Some<NoInfer<T>>): void {
  i18n.addResourceBundle('ja-simple', text.ns, words, true, true);
}

function sayIn<T>(ns: string, language: string): Say<T> {
  // i18next types its keys by a global declaration; here each namespace brings its own keys.
  const translate = i18n.t as unknown as (key: string, options: Record<string, string | number>) => string;
  return (key, ...vars) => translate(key, { ...vars[0], ns, lng: language });
}

/** Words of a noun for a component, re-rendered when the language changes: `const t = useText(text); t('send')`. */
export function useText<T>(text: Text<T>): Say<T> {
  const { language } = useTranslation(text.ns).i18n;
  return useMemo(() => sayIn<T>(text.ns, language), [text.ns, language]);
}

/** Words of a noun outside a component, in the language shown now (for instance in a validation message). */
export function say<T>(text: Text<T>): Say<T> {
  return sayIn<T>(text.ns, currentLanguage());
}

/** Words of a noun in a language of one's own choosing, as for a notice that somebody else than the user reads. */
export function textIn<T>(text: Text<T>, language: Reading): Say<T> {
  return sayIn<T>(text.ns, language);
}
