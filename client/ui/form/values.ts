/** What stands at a path such as `household.0.relation`. */
export function valueAt(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (node, key) => (node && typeof node === 'object' ? (node as Record<string, unknown>)[key] : undefined),
      value,
    );
}

/** Whether two contents are the same once stored; '' and nothing are told apart only by a form. */
export function sameContent(one: unknown, other: unknown): boolean {
  return JSON.stringify(ordered(one)) === JSON.stringify(ordered(other));
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (value === null || typeof value !== 'object') return value === '' ? null : (value ?? null);
  const entries = Object.entries(value)
    .map(([key, each]) => [key, ordered(each)] as const)
    .filter(([key, each]) => each !== null && key !== '__typename');
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
