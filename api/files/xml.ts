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
