import { fold } from './fold.ts';

/** What is heard or read as another character in Crockford's base 32. */
const alike: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' };

/**
 * Reads a referral's code as people type it: in any width and case, with or without its dash, I and L for 1, O for 0.
 * @returns `XXXX-XXXX`, or null when the text cannot be one
 */
export function readCode(text: string): string | null {
  const bare = fold(text, 40)
    .toUpperCase()
    .replace(/[\s\p{Pd}ー−]/gu, '');
  const letters = bare.replace(/[OIL]/g, (letter) => alike[letter] ?? letter);
  return /^[0-9A-HJKMNP-TV-Z]{8}$/.test(letters) ? `${letters.slice(0, 4)}-${letters.slice(4)}` : null;
}
