import { randomInt } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { NotFound } from './errors.ts';

/** Longest wait, in microseconds. */
const longest = 4000;

/**
 * Waits a random while before it is said that something is not there. To find a row that may not be shown takes some hundredths of a
 * millisecond longer than to find none, which somebody who asks often enough could measure; in waits that differ by a hundred times as
 * much it is lost.
 */
export async function awhile(): Promise<void> {
  const until = performance.now() + randomInt(longest) / 1000;
  // A timer counts whole milliseconds: the rest of it would still show.
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, until - performance.now() - 1)));
  while (performance.now() < until) await new Promise(setImmediate);
}

const isNothing = (answer: unknown): boolean => answer === null || answer instanceof NotFound;

/** The answer of a root field, where it is that there is nothing after a while of its own. */
export function unhurried(answer: unknown): unknown {
  if (answer instanceof Promise) return answer.then((value) => (isNothing(value) ? awhile().then(() => value) : value));
  return isNothing(answer) ? awhile().then(() => answer) : answer;
}
