import type { ReferralContentInput } from '../../generated/graphql.ts';
import { holdsNumber } from '../../ui/form/holdsNumber.ts';

/** A referral as its form holds it; anything may be missing. */
export type Content = ReferralContentInput;

/** The form content of what the server keeps: without the API's type names and its nulls. */
export function readContent(stored: unknown): Content {
  return strip(stored ?? {}) as Content;
}

function strip(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strip);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).filter(
    ([key, each]) => key !== '__typename' && each !== null && each !== undefined,
  );
  return Object.fromEntries(entries.map(([key, each]) => [key, strip(each)]));
}

/** Whether two contents are the same once stored; '' and nothing are told apart only by a form. */
export function sameContent(one: unknown, other: unknown): boolean {
  return JSON.stringify(ordered(one)) === JSON.stringify(ordered(other));
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (value === null || typeof value !== 'object') return value === '' ? null : value;
  const entries = Object.entries(value)
    .map(([key, each]) => [key, ordered(each)] as const)
    .filter(([key, each]) => each !== null && each !== undefined && key !== '__typename');
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Paths of the texts that hold an Individual Number (番号法: it must not even be sent). */
export function numberPaths(value: unknown, path = ''): string[] {
  if (holdsNumber(value)) return [path];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, each]) => numberPaths(each, path ? `${path}.${key}` : key));
}

/** What stands at a path such as `household.0.relation`. */
export function valueAt(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (node, key) => (node && typeof node === 'object' ? (node as Record<string, unknown>)[key] : undefined),
      value,
    );
}

/** A copy of the content with the texts at `paths` emptied, so that the rest can be stored. */
export function blanked(content: Content, paths: readonly string[]): Content {
  return paths.reduce<unknown>((whole, path) => blankAt(whole, path.split('.')), content) as Content;
}

function blankAt(node: unknown, [key, ...rest]: string[]): unknown {
  if (key === undefined) return typeof node === 'string' ? '' : null;
  if (node === null || typeof node !== 'object') return node;
  if (Array.isArray(node)) return node.map((each, index) => (String(index) === key ? blankAt(each, rest) : each));
  return { ...node, [key]: blankAt((node as Record<string, unknown>)[key], rest) };
}
