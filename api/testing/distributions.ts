/** How far two samples can be told apart. */
export interface Difference {
  /** Chance that a value of the first is above one of the second: a half where they are alike (Mann–Whitney's U over its most). */
  above: number;
  /** How many standard deviations that is from a half, by the normal approximation. */
  z: number;
}

/** Compares two samples by rank: outliers, of which answer times have many, weigh as much as any other value. */
export function rankDifference(first: readonly number[], second: readonly number[]): Difference {
  const all = [
    ...first.map((value) => ({ value, isFirst: true })),
    ...second.map((value) => ({ value, isFirst: false })),
  ];
  all.sort((a, b) => a.value - b.value);
  let rankSum = 0;
  for (let at = 0; at < all.length; ) {
    let end = at;
    while (end < all.length && all[end]?.value === all[at]?.value) end++;
    // Equal values share the mean of their ranks.
    const rank = (at + 1 + end) / 2;
    for (; at < end; at++) if (all[at]?.isFirst) rankSum += rank;
  }
  const [n, m] = [first.length, second.length];
  const u = rankSum - (n * (n + 1)) / 2;
  return { above: u / (n * m), z: (u - (n * m) / 2) / Math.sqrt((n * m * (n + m + 1)) / 12) };
}

/**
 * Whether somebody who asks as often as that can tell one from the other: far beyond chance (five standard deviations), and by more
 * than a machine's own moods make of it.
 */
export const canTell = ({ above, z }: Difference): boolean => Math.abs(z) > 5 && Math.abs(above - 0.5) > 0.08;
