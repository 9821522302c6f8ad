import type { Finding } from './inspect.ts';
import { unzip } from './zip.ts';

const MAIN_PART = {
  word: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
  xl: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
} as const;

/** Parts that run code: VBA, Excel 4.0 macros, ActiveX, embedded OLE objects (which may wrap any program). */
const ACTIVE_PART =
  /vbaproject|vbadata|macrosheets\/|dialogsheets\/|activex|oleobject|\.(?:bin|exe|dll|com|scr|bat|cmd|ps1|vbs|js|hta|lnk|docm|dotm|xlsm|xltm|xlam|pptm)$/i;
/** Printer settings are the one binary part that ordinary documents hold. */
const HARMLESS_BINARY = /\/printersettings\/printersettings\d*\.bin$/i;
/** Outside targets that act only when somebody follows them. Others (templates, pictures, frames) are fetched on opening. */
const PASSIVE_LINK = /\/(?:hyperlink|externalLinkPath)$/;

/**
 * Checks a Word or Excel document (ECMA-376): a sound zip archive whose content types name the right main part, without
 * macros, embedded objects, DDE, or relationships that fetch something on opening (remote templates).
 */
export function inspectOffice(content: Buffer, root: 'word' | 'xl'): Finding {
  const entries = unzip(content);
  if (typeof entries === 'string') return entries;
  const types = entries.find(({ name }) => name === '[Content_Types].xml')?.data.toString('utf8') ?? '';
  if (/macroEnabled/i.test(types)) return 'ACTIVE_CONTENT';
  if (!types.includes(MAIN_PART[root]) || !entries.some(({ name }) => name.startsWith(`${root}/`)))
    return 'CONTENT_MISMATCH';
  for (const { name, data } of entries) {
    if (ACTIVE_PART.test(name) && !HARMLESS_BINARY.test(name)) return 'ACTIVE_CONTENT';
    if (name.endsWith('.rels') && fetchesOnOpening(data)) return 'ACTIVE_CONTENT';
    if (/externallinks\//i.test(name) && data.includes('ddeLink')) return 'ACTIVE_CONTENT';
  }
  return null;
}

/** Relationships written in UTF-16 could hide from the search, and no office program writes them so. */
function fetchesOnOpening(relationships: Buffer): boolean {
  if (relationships.includes(0)) return true;
  const xml = relationships
    .toString('utf8')
    .replace(/&#x([0-9a-f]{1,6});/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/&#([0-9]{1,6});/g, (_, code: string) => String.fromCharCode(Number(code)));
  return [...xml.matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g)].some(([element]) => {
    const type = /\sType\s*=\s*["']([^"']*)["']/.exec(element)?.[1] ?? '';
    return /TargetMode\s*=\s*["']\s*External/i.test(element) && !PASSIVE_LINK.test(type);
  });
}
