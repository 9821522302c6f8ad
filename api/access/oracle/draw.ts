import { randomBytes, randomUUID } from 'node:crypto';
import fc from 'fast-check';

/** Random choices, each of which fast-check records and can replay from its seed. */
export interface Draw {
  /** A whole number, both ends included. */
  int(min: number, max: number): number;
  chance(percent: number): boolean;
  one<T>(list: readonly T[]): T;
  /** Each element with the given chance. */
  some<T>(list: readonly T[], percent: number): T[];
}

/** Without fast-check's liking for the ends of a range: a city has no ends. */
const uniform = (range: { min: number; max: number }) => fc.noBias(fc.integer(range));

export const drawFrom = (value: fc.GeneratorValue): Draw => {
  const int = (min: number, max: number) => value(uniform, { min, max });
  const chance = (percent: number) => int(1, 100) <= percent;
  return {
    int,
    chance,
    one: (list) => {
      if (list.length === 0) throw new Error('Nothing to choose from');
      return list[int(0, list.length - 1)] as never;
    },
    some: (list, percent) => list.filter(() => chance(percent)),
  };
};

/** Identifiers are random in the product and say nothing, so no draw is spent on them. */
export const newId = (): string => randomUUID();

/** Crockford's base 32, as codes are written. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export function newCode(): string {
  const text = [...randomBytes(8)].map((byte) => letters[byte % letters.length]).join('');
  return `${text.slice(0, 4)}-${text.slice(4)}`;
}
