/** More marks in a row than any writing has (UAX #15 §13, Stream-Safe Text Format), ﾞ and ﾟ counted as the marks they become. */
const PILE = /([\p{M}ﾞﾟ]{30})[\p{M}ﾞﾟ]+/gu;

/**
 * A text with at most 30 marks in a row. To be had before every normalization: it puts marks in order, which takes the square of
 * how many there are, minutes for what fits into one request.
 */
export const unpiled = (text: string): string => text.replace(PILE, '$1');

/**
 * A text as it is compared, in NFKC: width, half-width kana and compatibility characters do not matter.
 * @param limit UTF-16 units that are looked at; what comes after them is cut
 */
export const fold = (text: string, limit: number): string => unpiled(text.slice(0, limit)).normalize('NFKC');
