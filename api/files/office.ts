import type { Finding } from './inspect.ts';
import { instructs, isWorthReading } from './instructions.ts';
import { attributesIn, xmlText } from './xml.ts';
import { unzip, type ZipEntry } from './zip.ts';

const MAIN_PART = {
  word: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
  xl: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
} as const;

/** Parts that run code or are files of their own: VBA, Excel 4.0 macros, ActiveX, embedded documents and OLE objects. */
const ACTIVE_PART =
  /(?:^|\/)embeddings\/|vbaproject|vbadata|macrosheets\/|dialogsheets\/|activex|oleobject|\.(?:bin|exe|dll|com|scr|bat|cmd|ps1|vbs|js|hta|lnk|docm|dotm|xlsm|xltm|xlam|pptm)$/i;
/** Printer settings are the one binary part that ordinary documents hold. */
const HARMLESS_BINARY = /\/printersettings\/printersettings\d*\.bin$/i;
/**
 * Relationships to such parts, whatever the parts are named; `aFChunk` is a file of any kind that is read in on opening,
 * `connections` and `queryTable` are data from elsewhere, a `webextension` is a page that opens beside the document.
 */
const ACTIVE_LINK =
  /\/(?:vbaProject|oleObject|package|control|aFChunk|xlMacrosheet|xlIntlMacrosheet|connections|queryTable|powerPivotData|webextension(?:taskpanes)?)$/i;
/** Outside targets that act only when somebody follows them. Others (templates, pictures, frames) are fetched on opening. */
const PASSIVE_LINK = /\/(?:hyperlink|externalLinkPath)$/;
/** No office program writes a document type, whose entities could hide any of this. */
const FORBIDDEN_WORDS = ['<!DOCTYPE', 'ddeLink'].flatMap((word) => {
  const wide = Buffer.from(word, 'utf16le');
  return [Buffer.from(word), wide, Buffer.from(wide).swap16()];
});

/** What is read element by element; 20,000 hyperlinks come to 4 MB. */
const READ = /(?:^\[content_types\]\.xml|\.rels)$/i;
const MOST_READ_BYTES = 4 * 1024 * 1024;
/** UTF-16 units of parts that are read for what they instruct: a report of a thousand pages. */
const MOST_INSTRUCTING = 16 * 1024 * 1024;

/**
 * Checks a Word or Excel document (ECMA-376): a sound zip archive whose content types name the right main part, without
 * macros, embedded objects and files, document types, data from elsewhere, or relationships, fields and formulas that fetch, link
 * or run something on opening (remote templates, DDE).
 */
export function inspectOffice(content: Buffer, root: 'word' | 'xl'): Finding {
  const entries = unzip(content);
  if (typeof entries === 'string') return entries;
  const toRead = entries.filter(({ name }) => READ.test(name));
  if (toRead.reduce((sum, { data }) => sum + data.length, 0) > MOST_READ_BYTES) return 'TOO_LARGE';
  const contentTypes = toRead.find(({ name }) => name.toLowerCase() === '[content_types].xml');
  if (!contentTypes) return 'CONTENT_MISMATCH';
  const types = attributesIn(contentTypes.data)?.map(({ ContentType = '' }) => ContentType);
  if (!types) return 'DAMAGED';
  if (types.some((type) => /macroEnabled/i.test(type))) return 'ACTIVE_CONTENT';
  if (!types.includes(MAIN_PART[root]) || !entries.some(({ name }) => name.startsWith(`${root}/`)))
    return 'CONTENT_MISMATCH';
  for (const { name, data } of entries) {
    if (ACTIVE_PART.test(name) && !HARMLESS_BINARY.test(name)) return 'ACTIVE_CONTENT';
    if (FORBIDDEN_WORDS.some((word) => data.includes(word))) return 'ACTIVE_CONTENT';
  }
  for (const { data } of toRead) {
    const elements = attributesIn(data);
    if (!elements) return 'DAMAGED';
    if (elements.some(actsOnOpening)) return 'ACTIVE_CONTENT';
  }
  return searchInstructions(entries);
}

function searchInstructions(entries: ZipEntry[]): Finding {
  let unread = MOST_INSTRUCTING;
  for (const { data } of entries) {
    const part = xmlText(data);
    if (part === null) return 'DAMAGED';
    if (!isWorthReading(part)) continue;
    unread -= part.length;
    if (unread < 0) return 'TOO_LARGE';
    const isActive = instructs(part);
    if (isActive === null) return 'DAMAGED';
    if (isActive) return 'ACTIVE_CONTENT';
  }
  return null;
}

/** Any element counts, so that no prefix or namespace can hide a relationship. */
function actsOnOpening({ Type = '', ...others }: Record<string, string>): boolean {
  const isInside = Object.entries(others).every(
    ([name, value]) => !/(?:^|:)TargetMode$/i.test(name) || value.trim() === 'Internal',
  );
  return ACTIVE_LINK.test(Type.trim()) || (!isInside && !PASSIVE_LINK.test(Type));
}
