import type { Issues } from '../errors.ts';
import { graphemeLength } from '../text/fields.ts';
import { foldPassword, PASSWORD_LIMIT } from './password.ts';

/** Least length in graphemes, and most in UTF-16 units. */
const length = { min: 12, max: PASSWORD_LIMIT } as const;

/** Fewer different characters than this is a pattern, however long. */
const MIN_DIFFERENT = 6;

/** What people build passwords from; of the tool and the town too. */
const COMMON = `
  password passw pass word passphrase qwertyuiop qwerty asdfghjkl asdfgh zxcvbnm zxcvbn qazwsx admin
  administrator root user guest login welcome letmein iloveyou changeme secret default test sample
  monkey dragon football baseball princess sunshine shadow master superman abcdefg abcdef abcd abc
  pasuwado himitsu nihon japan tokyo sakura arigato konnichiwa doraemon pikachu tsunagi soudan shien
  kuwana shiyakusho yakusho city office パスワード ひみつ つなぎ さくら
`
  .trim()
  .split(/\s+/)
  .sort((a, b) => b.length - a.length);

const LEET: Record<string, string> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', '@': 'a', $: 's', '!': 'i' };

/** A password without what is only decoration: case, width, figures for letters, digits and signs at either end. */
function stem(text: string): string {
  const bare = text.replace(/^[\d\p{P}\p{S}\s]+|[\d\p{P}\p{S}\s]+$/gu, '');
  return [...bare]
    .map((char) => LEET[char] ?? char)
    .join('')
    .replace(/[^\p{L}]/gu, '');
}

/** Whether a text is made of common words alone. */
function isCommon(text: string): boolean {
  let rest = stem(text);
  for (const word of COMMON) rest = rest.replaceAll(word, '');
  return graphemeLength(rest) < 3;
}

/** 1234…, abcd…, 9876…: more than half of the steps go by one. */
function isSequence(text: string): boolean {
  const codes = [...text].map((char) => char.codePointAt(0) ?? 0);
  const steps = codes.slice(1).filter((code, index) => Math.abs(code - (codes[index] ?? 0)) === 1);
  return steps.length > (codes.length - 1) * 0.6;
}

/**
 * Judges a new password: long, not the login, not a common one or a pattern; no rules on kinds of characters, no change by the
 * calendar (NIST SP 800-63B §5.1.1.2). Errors at `next`.
 */
export function checkPassword(issues: Issues, password: string, login: string): void {
  const code = password.length > length.max ? 'TOO_LONG' : weakness(foldPassword(password).toLowerCase(), login);
  if (code) issues.add('next', code, length);
}

function weakness(text: string, login: string): string | null {
  if (graphemeLength(text) < length.min) return 'PASSWORD_SHORT';
  const parts = login.split(/[^\p{L}]/u).filter((part) => part.length >= 3);
  const word = stem(text);
  const isPart = parts.some((part) => word.includes(part) && graphemeLength(word.replaceAll(part, '')) < 4);
  if (text.includes(login) || isPart) return 'PASSWORD_IS_LOGIN';
  const isPattern = new Set(text).size < MIN_DIFFERENT || isSequence(text) || isCommon(text);
  return isPattern ? 'PASSWORD_COMMON' : null;
}
