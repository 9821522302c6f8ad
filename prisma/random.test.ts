import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mulberry32 } from './random.ts';

const take = (seed: number, count: number) => {
  const next = mulberry32(seed);
  return Array.from({ length: count }, next);
};

describe('mulberry32', () => {
  it('gives the same numbers on every machine', () => {
    expect(take(1, 3).map((number) => Math.floor(number * 1e9))).toEqual([627073940, 2735721, 527447039]);
    expect(take(0x1_0000_0001, 3)).toEqual(take(1, 3));
  });

  it('stays in [0, 1) and differs by seed', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const numbers = take(seed, 20);
        for (const number of numbers) expect(number >= 0 && number < 1).toBe(true);
        expect(numbers).not.toEqual(take(seed + 1, 20));
      }),
    );
  });

  it('fills the range evenly', () => {
    const tenths = new Array<number>(10).fill(0);
    for (const number of take(42, 100_000))
      tenths[Math.floor(number * 10)] = (tenths[Math.floor(number * 10)] ?? 0) + 1;
    for (const count of tenths) expect(Math.abs(count - 10_000)).toBeLessThan(500);
  });
});
