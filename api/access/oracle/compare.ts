import type { Json } from './answers.ts';

/** Counts every null-or-value decision on which API and oracle were compared, and keeps the differences. */
export class Comparison {
  /** (viewer, object) pairs. */
  objects = 0;
  /** Single fields of them. */
  decisions = 0;
  readonly differences: string[] = [];

  /** @param what names viewer and object, for the report of a difference */
  compare(what: string, expected: unknown, actual: unknown): void {
    this.objects++;
    this.walk(what, expected as Json, actual as Json);
  }

  private walk(path: string, expected: Json | undefined, actual: Json | undefined): void {
    if (expected && actual && typeof expected === 'object' && typeof actual === 'object') {
      const keys = new Set([...Object.keys(expected), ...Object.keys(actual)]);
      for (const key of keys) this.walk(`${path}.${key}`, (expected as never)[key], (actual as never)[key]);
      if (keys.size > 0) return;
    }
    this.decisions++;
    const [told, due] = [JSON.stringify(actual), JSON.stringify(expected)];
    if (told !== due) this.differences.push(`${path}: the API answers ${told}, docs/access.md says ${due}`);
  }
}
