import { consentGovernors } from '../../consents/content.ts';
import type { ReferralContentInput } from '../../generated/graphql.ts';
import { personGovernors } from '../../people/content.ts';
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

/** Paths of the texts that hold an Individual Number (番号法: it must not even be sent). */
export function numberPaths(value: unknown, path = ''): string[] {
  if (holdsNumber(value)) return [path];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, each]) => numberPaths(each, path ? `${path}.${key}` : key));
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

/**
 * Paths on whose values it depends, besides its own, whether the entry at `path` is right: with one of them changed, a refusal says
 * nothing any more.
 */
export function governedBy(path: string): readonly string[] {
  if (!path.startsWith('consent.')) return ownGovernors[path] ?? personGovernors[path] ?? [];
  const inner = path.slice('consent.'.length);
  return [
    'consentState',
    ...(consentGovernors[inner] ?? []).map((key) => `consent.${key}`),
    ...(inner.startsWith('items') ? ['toAgencyId', 'purpose'] : []),
  ];
}

const ownGovernors: Readonly<Record<string, readonly string[]>> = {
  lawfulBasis: ['consentState'],
  understanding: ['consentState'],
  lawfulBasisNote: ['consentState'],
  basisCategories: ['consentState'],
};
