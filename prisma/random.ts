/**
 * Mulberry32: the same numbers for the same seed on every machine, so that the demo city is always the same city. Its
 * 32 bits of state are enough for demo data and for nothing else; never use it for a secret or an id that must not be guessed.
 *
 * @param seed whole number, taken modulo 2^32
 * @returns a function that gives the next number in [0, 1)
 */
export function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}
