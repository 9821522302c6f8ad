/**
 * A reason why Tsunagi cannot start that the person at the keyboard can act on.
 * The launcher prints its message as one line on stderr and exits with status 1, without a stack.
 */
export class StartupError extends Error {
  override name = 'StartupError';
}

/**
 * Any thrown value as one line of text: line breaks become spaces, a missing message becomes the value's name.
 * @param error whatever was thrown
 */
export function oneLine(error: unknown): string {
  const text = error instanceof Error ? error.message || error.name : String(error);
  return text.replace(/\s*[\r\n]+\s*/g, ' ').trim();
}
