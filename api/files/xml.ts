import { SaxesParser } from 'saxes';

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/**
 * The attributes of every element of an XML part, references resolved, names as written.
 * @returns null when it is no well-formed XML 1.0 in UTF-8, or declares another encoding, in which a reader may see other words
 */
export function attributesIn(part: Buffer): Record<string, string>[] | null {
  const found: Record<string, string>[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', ({ attributes }) => found.push(attributes));
  parser.on('xmldecl', ({ encoding = 'UTF-8' }) => {
    if (encoding.toUpperCase() !== 'UTF-8') parser.fail('encoding');
  });
  try {
    parser.write(UTF8.decode(part)).close();
    return found;
  } catch {
    return null;
  }
}

/** Encodings in which ASCII letters are written as themselves: no word of XML hides behind them. */
const PLAIN_ENCODING = /^(?:utf-?8|utf-?16(?:le|be)?|(?:us-)?ascii|iso-8859-\d+|windows-\d+|shift_jis|euc-jp)$/i;

/**
 * The text of a part of a document that a reader could take for XML, in UTF-8 or UTF-16; '' for one that is something else.
 * @returns null for an encoding in which a reader may see other words
 */
export function xmlText(part: Buffer): string | null {
  const head = part.toString('latin1', 0, 4);
  const bigEndian = /^(?:\xfe\xff|\0<)/.test(head);
  const isWide = bigEndian || /^(?:\xff\xfe|<\0)/.test(head);
  const wide = () => (bigEndian ? Buffer.from(part.subarray(0, part.length & ~1)).swap16() : part).toString('utf16le');
  const text = (isWide ? wide() : part.toString('utf8')).replace(/^\ufeff/, '');
  if (!/^\s*</.test(text)) return '';
  const [, encoding = 'UTF-8'] = /^\s*<\?xml[^?]*?encoding\s*=\s*["']([^"']*)/.exec(text) ?? [];
  return PLAIN_ENCODING.test(encoding) && !text.includes('\0') ? text : null;
}
