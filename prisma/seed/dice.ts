import { mulberry32 } from '../random.ts';

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const char of text) value = Math.imul(value ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return value >>> 0;
}

/**
 * Chance that always falls the same way for the same label: whatever else is added to the city, a person keeps their id,
 * name and story.
 */
export class Dice {
  readonly #next: () => number;

  constructor(label: string) {
    this.#next = mulberry32(hash(label));
  }

  /** A number in [from, until). */
  range(from: number, until: number): number {
    return from + this.#next() * (until - from);
  }

  /** A whole number in [from, to]. */
  int(from: number, to: number): number {
    return Math.floor(this.range(from, to + 1));
  }

  chance(probability: number): boolean {
    return this.#next() < probability;
  }

  /** @throws Error for an empty list */
  pick<T>(list: readonly T[]): T {
    if (list.length === 0) throw new Error('nothing to pick from');
    return list[this.int(0, list.length - 1)] as T;
  }

  /** Picks a key, each as likely as its weight says. */
  weigh<T extends string>(weights: Partial<Record<T, number>>): T {
    const entries = Object.entries(weights) as [T, number][];
    let left = this.range(
      0,
      entries.reduce((sum, [, weight]) => sum + weight, 0),
    );
    return (entries.find(([, weight]) => {
      left -= weight;
      return left < 0;
    }) ?? entries[entries.length - 1])?.[0] as T;
  }

  shuffle<T>(list: readonly T[]): T[] {
    const result = [...list];
    for (let last = result.length - 1; last > 0; last--) {
      const other = this.int(0, last);
      [result[last], result[other]] = [result[other] as T, result[last] as T];
    }
    return result;
  }
}

/** The id of the thing so labelled: a version 4 UUID from the seeded generator. */
export function idOf(label: string): string {
  // Two independent streams: one 32-bit seed alone would collide among so many labels.
  const streams = [mulberry32(hash(label)), mulberry32(hash(`${label}\u0000id`))];
  const hex = streams.flatMap((next) => [word(next), word(next)]).join('');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}

function word(next: () => number): string {
  return Math.floor(next() * 0x1_0000_0000)
    .toString(16)
    .padStart(8, '0');
}

/** A referral's code to say on the phone, `XXXX-XXXX` in Crockford's base 32. */
export function codeOf(label: string): string {
  const dice = new Dice(`code ${label}`);
  const text = Array.from({ length: 8 }, () => crockford[dice.int(0, 31)]).join('');
  return `${text.slice(0, 4)}-${text.slice(4)}`;
}
