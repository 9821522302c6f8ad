/**
 * Whether a text shows anything: white space, the blank braille pattern and what Unicode says to draw nothing for (zero-width and
 * direction marks, soft hyphens, Hangul fillers, selectors) alone are as good as no text.
 */
export const isVisible = (text: string): boolean => /[^\s\u2800\p{Default_Ignorable_Code_Point}]/u.test(text);

/** A text without the blank braille pattern and what Unicode says to draw nothing for; white space stays. */
export const withoutInvisible = (text: string): string =>
  text.replace(/[\u2800\p{Default_Ignorable_Code_Point}]/gu, '');
