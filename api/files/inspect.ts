import { inspectJpeg, inspectPng, inspectWebp } from './images.ts';
import { inspectOffice } from './office.ts';
import { inspectPdf } from './pdf.ts';
import { isPlainText } from './plainText.ts';

/**
 * EMPTY and TOO_LARGE: by size, TOO_LARGE also when it would unpack beyond all measure. TYPE_NOT_ALLOWED: by its extension.
 * CONTENT_MISMATCH: name, declared type and content do not say the same. DAMAGED: truncated or altered. ACTIVE_CONTENT: holds
 * macros, scripts, enclosed files or links that act by themselves, or is encrypted so that nobody can tell.
 */
export type FileError = 'TOO_LARGE' | 'EMPTY' | 'TYPE_NOT_ALLOWED' | 'CONTENT_MISMATCH' | 'DAMAGED' | 'ACTIVE_CONTENT';

/** What the structure of a file shows; null when it is sound. */
export type Finding = Extract<FileError, 'TOO_LARGE' | 'CONTENT_MISMATCH' | 'DAMAGED' | 'ACTIVE_CONTENT'> | null;

/** 10 MB, enough for a scan of ten pages. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024;

interface Kind {
  mediaType: string;
  /** Other types that browsers and Windows declare for the same files. */
  alsoDeclared: readonly string[];
  /** Judges the first 16 bytes as Latin-1; null for text, which begins like none of the others. */
  beginsRight: ((head: string) => boolean) | null;
  inspect: (content: Buffer) => Finding;
}

const OFFICE = 'application/vnd.openxmlformats-officedocument';
const beginsWith = (signature: string) => (head: string) => head.startsWith(signature);

const PDF: Kind = {
  mediaType: 'application/pdf',
  alsoDeclared: [],
  beginsRight: beginsWith('%PDF-'),
  inspect: inspectPdf,
};
const PNG: Kind = {
  mediaType: 'image/png',
  alsoDeclared: [],
  beginsRight: beginsWith('\x89PNG\r\n\x1a\n'),
  inspect: inspectPng,
};
const JPEG: Kind = {
  mediaType: 'image/jpeg',
  alsoDeclared: ['image/jpg', 'image/pjpeg'],
  beginsRight: beginsWith('\xff\xd8\xff'),
  inspect: inspectJpeg,
};
const WEBP: Kind = {
  mediaType: 'image/webp',
  alsoDeclared: [],
  beginsRight: (head) => head.startsWith('RIFF') && head.startsWith('WEBP', 8),
  inspect: inspectWebp,
};
const DOCX: Kind = {
  mediaType: `${OFFICE}.wordprocessingml.document`,
  alsoDeclared: [],
  beginsRight: beginsWith('PK\x03\x04'),
  inspect: (content) => inspectOffice(content, 'word'),
};
const XLSX: Kind = {
  mediaType: `${OFFICE}.spreadsheetml.sheet`,
  alsoDeclared: [],
  beginsRight: beginsWith('PK\x03\x04'),
  inspect: (content) => inspectOffice(content, 'xl'),
};
const inspectText = (content: Buffer): Finding => (isPlainText(content) ? null : 'CONTENT_MISMATCH');
const TEXT: Kind = { mediaType: 'text/plain', alsoDeclared: [], beginsRight: null, inspect: inspectText };
const CSV: Kind = {
  mediaType: 'text/csv',
  alsoDeclared: ['text/plain', 'application/csv', 'application/vnd.ms-excel'],
  beginsRight: null,
  inspect: inspectText,
};

/**
 * By extension. HEIC is left out on purpose: hardly a desk computer in a city hall shows it, and telephones send JPEG
 * when a form asks for one.
 */
const KINDS: Readonly<Partial<Record<string, Kind>>> = {
  pdf: PDF,
  png: PNG,
  jpg: JPEG,
  jpeg: JPEG,
  webp: WEBP,
  docx: DOCX,
  xlsx: XLSX,
  txt: TEXT,
  csv: CSV,
};
const UNDECLARED = ['', 'application/octet-stream'];
const BEGINNINGS = Object.values(KINDS).flatMap((kind) => kind?.beginsRight ?? []);

/**
 * Checks that an upload is what its name and declared type say, is whole, and holds nothing that acts by itself.
 *
 * @param fileName as uploaded or made safe; only its extension counts
 * @param declaredType media type as the sender gave it; parameters are ignored, none and `application/octet-stream` say nothing
 * @returns the media type to store and to send back, never the declared one
 */
export function inspectFile(
  bytes: Uint8Array,
  fileName: string,
  declaredType: string,
): { mediaType: string } | { error: FileError } {
  if (bytes.length === 0) return { error: 'EMPTY' };
  if (bytes.length > MAX_FILE_BYTES) return { error: 'TOO_LARGE' };
  const extension = /\.([A-Za-z0-9]{1,8})$/.exec(fileName)?.[1]?.toLowerCase() ?? '';
  const kind = KINDS[extension];
  if (!kind) return { error: 'TYPE_NOT_ALLOWED' };

  const declared = declaredType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (![...UNDECLARED, kind.mediaType, ...kind.alsoDeclared].includes(declared)) return { error: 'CONTENT_MISMATCH' };
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = content.toString('latin1', 0, 16);
  const beginsRight = kind.beginsRight ? kind.beginsRight(head) : !BEGINNINGS.some((begins) => begins(head));
  if (!beginsRight) return { error: 'CONTENT_MISMATCH' };

  const error = kind.inspect(content);
  return error ? { error } : { mediaType: kind.mediaType };
}
