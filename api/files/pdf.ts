import { inflateSync } from 'node:zlib';
import type { Finding } from './inspect.ts';
import { actsByItself, type PackedObjects } from './pdfActions.ts';
import { anyName } from './pdfNames.ts';
import { type PdfStream, streamsOf } from './pdfStreams.ts';

/**
 * Names of actions and contents that act by themselves or carry other files (ISO 32000-2 §12.6.4, §7.11, §12.7.8, §13): scripts,
 * starting programs, sending or fetching form data, enclosed files and files elsewhere, embedded players, XFA forms, what steps
 * of a presentation do.
 */
const ACTIVE_NAMES = [
  'JavaScript',
  'Launch',
  'EmbeddedFile',
  'Filespec',
  'GoToE',
  'GoToR',
  'SubmitForm',
  'ImportData',
  'RichMedia',
  'Rendition',
  'Movie',
  'Sound',
  'OnInstantiate',
  'PresSteps',
  'XFA',
];
const ACTIVE = anyName(ACTIVE_NAMES);
/** Of a stream: that its content, or the page it shows, is in a file elsewhere (§7.3.8.2, §8.10.4). */
const ELSEWHERE = new RegExp(`${anyName(['F', 'Ref']).source}(?![^\\0\\t\\n\\f\\r ()<>\\[\\]{}/%])`);
/** What readers need to take a stream for one of objects: some ask for its type, all for the place of the first object. */
const OBJECT_STREAM = anyName(['ObjStm', 'First']);
const DEFLATED = /\/Filter\s*(?:\/FlateDecode|\[\s*\/FlateDecode\s*\])/;
const ENCRYPTED = new RegExp(`${anyName(['Encrypt']).source}\\s*(?:\\d+\\s+\\d+\\s+R|<<)`);

/** All object streams of a file together; those of a 10 MB file come to a few MB. */
const MOST_UNPACKED_BYTES = 64 * 1024 * 1024;
const MOST_OBJECT_STREAMS = 10_000;
/** Of a stream of objects or a table of objects; other dictionaries may be as long as they like. */
const LONGEST_DICTIONARY = 4_096;

const FIRST = /\/First[\0\t\n\f\r ]*(\d{1,9})(?![\0\t\n\f\r ]+\d+[\0\t\n\f\r ]+R)/g;

/**
 * Checks a PDF: header, end mark, the table of objects where the file says it is and its entries pointing at objects; no active
 * contents, also within compressed object streams, and nothing done on opening but to begin at a place; not encrypted, since
 * then nothing of this can be read. Altered bits inside a page's own stream cannot be told here.
 */
export function inspectPdf(content: Buffer): Finding {
  const text = content.toString('latin1');
  if (!/^%PDF-(?:1\.[0-7]|2\.0)/.test(text)) return 'DAMAGED';
  const end = /startxref\s+(\d{1,10})\s+%%EOF\s*$/.exec(text.slice(-1_024).replace(/\0+$/, ''));
  if (!end || !hasObjectTable(text, Number(end[1]))) return 'DAMAGED';
  if (ENCRYPTED.test(text) || ACTIVE.test(text)) return 'ACTIVE_CONTENT';
  const streams = streamsOf(text);
  if (!streams) return 'DAMAGED';
  if (streams.some(({ own }) => ELSEWHERE.test(own))) return 'ACTIVE_CONTENT';
  const packed = packedObjects(
    content,
    text,
    streams.filter(({ dictionary }) => OBJECT_STREAM.test(dictionary)),
  );
  if (typeof packed === 'string') return packed;
  return packed.some((objects) => ACTIVE.test(objects.text)) || actsByItself(text, packed) ? 'ACTIVE_CONTENT' : null;
}

/** Follows the classic tables back through earlier versions of the file; a cross-reference stream only has to be there. */
function hasObjectTable(text: string, start: number): boolean {
  const seen = new Set<number>();
  for (let at: number | undefined = start; at !== undefined && !seen.has(at); ) {
    seen.add(at);
    const section = text.slice(at);
    if (/^\s*\d+\s+\d+\s+obj\b/.test(section)) return true;
    const trailer = section.indexOf('trailer');
    if (!/^\s*xref\s/.test(section) || trailer < 0) return false;
    for (const [, offset = ''] of section.slice(0, trailer).matchAll(/(\d{10}) \d{5} n/g)) {
      const target = Number(offset);
      if (target !== 0 && !/^\s*\d+\s+\d+\s+obj\b/.test(text.slice(target, target + 40))) return false;
    }
    const dictionary = section.slice(trailer, trailer + LONGEST_DICTIONARY).split('startxref', 1)[0] ?? '';
    const previous = /\/Prev\s+(\d{1,10})/.exec(dictionary)?.[1];
    at = previous === undefined ? undefined : Number(previous);
  }
  return true;
}

/**
 * Objects packed into streams (§7.5.7), to be searched like the rest; packed in a way that cannot be read here, they count as
 * active.
 */
function packedObjects(content: Buffer, text: string, streams: PdfStream[]): PackedObjects[] | NonNullable<Finding> {
  if (streams.length > MOST_OBJECT_STREAMS) return 'TOO_LARGE';
  const packed: PackedObjects[] = [];
  let budget = MOST_UNPACKED_BYTES;
  for (const { dictionary, start } of streams) {
    const lineEnd = /^\r?\n/.exec(text.slice(start, start + 2))?.[0];
    const [first, another] = dictionary.matchAll(FIRST);
    if (lineEnd === undefined || !first || another || !isPlainlyDeflated(dictionary)) return 'ACTIVE_CONTENT';
    try {
      const objects = inflateSync(content.subarray(start + lineEnd.length), { maxOutputLength: budget });
      packed.push({ text: objects.toString('latin1'), first: Number(first[1]) });
      budget -= objects.length;
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'TOO_LARGE' : 'DAMAGED';
    }
    if (budget <= 0) return 'TOO_LARGE';
  }
  return packed;
}

/** Such a dictionary needs no strings, comments or disguised names, in which another filter could hide. */
function isPlainlyDeflated(dictionary: string): boolean {
  const isPlain = dictionary.length <= LONGEST_DICTIONARY && !/[(%#<]/.test(dictionary.replaceAll('<<', ''));
  const hasOneFilter = dictionary.split('/Filter').length === 2 && DEFLATED.test(dictionary);
  return isPlain && hasOneFilter && !dictionary.includes('/Predictor');
}
