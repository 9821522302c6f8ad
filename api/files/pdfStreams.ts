/** A stream of a PDF (ISO 32000-2 §7.3.8). */
export interface PdfStream {
  /** As written. */
  dictionary: string;
  /** The dictionary without strings, comments and dictionaries within it. */
  own: string;
  /** The offset behind the keyword `stream`. */
  start: number;
}

const SPACE_AND_COMMENTS = /[\s\0]*(?:%[^\r\n]*[\s\0]*)*/y;
const IN_DICTIONARY = /%[^\r\n]*|<<|>>|<[^>]*|\(/g;
const IN_STRING = /\\.|[()]/gs;

/**
 * Finds every stream whose object begins anywhere in the file, read as a reader does that follows the table of objects: from `obj`
 * on, token by token, so that nothing in a string or comment (§7.2.4, §7.3.4) passes for the keyword.
 * @param text the file in Latin-1
 * @returns null when a dictionary has no end, or when so many begin within each other that reading them would cost undue time
 */
export function streamsOf(text: string): PdfStream[] | null {
  const streams: PdfStream[] = [];
  let unread = 2 * text.length;
  for (const { index } of text.matchAll(/(?<![A-Za-z])obj/g)) {
    const start = behind(SPACE_AND_COMMENTS, text, index + 3);
    const dictionary = text.startsWith('<<', start) ? dictionaryAt(text, start) : null;
    const end = dictionary?.end ?? start;
    const keyword = behind(SPACE_AND_COMMENTS, text, end);
    unread -= keyword - index;
    if (end < 0 || unread < 0) return null;
    if (end > start && text.startsWith('stream', keyword)) {
      const own = dictionary?.own.join(' ') ?? '';
      streams.push({ dictionary: text.slice(start, end), own, start: keyword + 'stream'.length });
    }
  }
  return streams;
}

/** Where a dictionary ends, -1 for nowhere, and its own pieces, those of dictionaries within it left out. */
function dictionaryAt(text: string, start: number): { end: number; own: string[] } {
  const own: string[] = [];
  let depth = 0;
  for (let at = start; ; at = IN_DICTIONARY.lastIndex) {
    IN_DICTIONARY.lastIndex = at;
    const found = IN_DICTIONARY.exec(text);
    if (!found) return { end: -1, own };
    const [token] = found;
    if (depth === 1) own.push(text.slice(at, found.index));
    if (token === '<<') depth++;
    else if (token === '>>' && --depth === 0) return { end: IN_DICTIONARY.lastIndex, own };
    else if (token === '(') IN_DICTIONARY.lastIndex = endOfString(text, IN_DICTIONARY.lastIndex);
    else if (token.startsWith('<')) IN_DICTIONARY.lastIndex++;
  }
}

/** Where a string ends whose opening bracket stands before `start`; brackets in it are balanced or escaped. */
function endOfString(text: string, start: number): number {
  IN_STRING.lastIndex = start;
  for (let depth = 1; depth > 0; ) {
    const token = IN_STRING.exec(text)?.[0];
    if (token === undefined) return text.length;
    if (token === '(') depth++;
    else if (token === ')') depth--;
  }
  return IN_STRING.lastIndex;
}

function behind(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = Math.max(at, 0);
  pattern.exec(text);
  return pattern.lastIndex;
}
