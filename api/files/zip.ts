import { crc32, inflateRawSync } from 'node:zlib';

/** What a zip archive may hold; office documents of 10 MB stay far below. */
const MOST_ENTRIES = 2_000;
const MOST_UNPACKED_BYTES = 64 * 1024 * 1024;

const END_BYTES = 22;
const DIRECTORY_ENTRY_BYTES = 46;
const LOCAL_HEADER_BYTES = 30;
const ENCRYPTED = 1;
const STORED = 0;
const DEFLATED = 8;

export interface ZipEntry {
  name: string;
  data: Buffer;
}

/**
 * Unpacks a zip archive (APPNOTE 6.3) in memory, strictly: one central directory that ends the file, entries that do not
 * overlap and agree with their local headers, names within the archive and each once, sizes and CRC as announced. No zip64, no
 * spanning, no encryption. Never unpacks more than 64 MB, whatever the headers claim.
 */
export function unzip(archive: Buffer): ZipEntry[] | 'DAMAGED' | 'TOO_LARGE' {
  const directory = readDirectory(archive);
  if (typeof directory === 'string') return directory;
  const entries: ZipEntry[] = [];
  const names = new Set<string>();
  let freeFrom = 0;
  for (const header of directory.sort((one, other) => one.offset - other.offset)) {
    const packed = header.offset >= freeFrom ? packedData(archive, header) : null;
    if (!packed || names.has(header.name.toLowerCase()) || /^[/\\]|\\|(?:^|\/)\.\.(?:\/|$)|\0/.test(header.name))
      return 'DAMAGED';
    names.add(header.name.toLowerCase());
    freeFrom = packed.byteOffset - archive.byteOffset + packed.length;
    const data = inflate(packed, header);
    if (data?.length !== header.size || crc32(data) !== header.crc) return 'DAMAGED';
    entries.push({ name: header.name, data });
  }
  return entries;
}

interface Header {
  name: string;
  flags: number;
  method: number;
  crc: number;
  packedSize: number;
  size: number;
  offset: number;
}

function readDirectory(archive: Buffer): Header[] | 'DAMAGED' | 'TOO_LARGE' {
  const end = findEnd(archive);
  if (end < 0) return 'DAMAGED';
  const count = archive.readUInt16LE(end + 10);
  const start = archive.readUInt32LE(end + 16);
  if (start + archive.readUInt32LE(end + 12) !== end || archive.readUInt32LE(end + 4) !== 0) return 'DAMAGED';
  if (count > MOST_ENTRIES) return 'TOO_LARGE';

  const headers: Header[] = [];
  let at = start;
  let unpacked = 0;
  while (at < end) {
    if (at + DIRECTORY_ENTRY_BYTES > end || archive.readUInt32LE(at) !== 0x02014b50) return 'DAMAGED';
    const nameEnd = at + DIRECTORY_ENTRY_BYTES + archive.readUInt16LE(at + 28);
    const next = nameEnd + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
    if (next > end) return 'DAMAGED';
    headers.push({
      name: archive.toString('utf8', at + DIRECTORY_ENTRY_BYTES, nameEnd),
      flags: archive.readUInt16LE(at + 8),
      method: archive.readUInt16LE(at + 10),
      crc: archive.readUInt32LE(at + 16),
      packedSize: archive.readUInt32LE(at + 20),
      size: archive.readUInt32LE(at + 24),
      offset: archive.readUInt32LE(at + 42),
    });
    unpacked += archive.readUInt32LE(at + 24);
    if (unpacked > MOST_UNPACKED_BYTES) return 'TOO_LARGE';
    at = next;
  }
  return headers.length === count ? headers : 'DAMAGED';
}

/** The end record whose comment reaches exactly to the end of the file, so that nothing is appended. */
function findEnd(archive: Buffer): number {
  const signature = Buffer.from('PK\x05\x06', 'latin1');
  let at = archive.lastIndexOf(signature);
  while (at >= 0) {
    if (at + END_BYTES <= archive.length && at + END_BYTES + archive.readUInt16LE(at + 20) === archive.length)
      return at;
    at = at > 0 && archive.length - at < 0xffff + END_BYTES ? archive.lastIndexOf(signature, at - 1) : -1;
  }
  return -1;
}

function packedData(archive: Buffer, header: Header): Buffer | null {
  const { offset } = header;
  if (offset + LOCAL_HEADER_BYTES > archive.length || archive.readUInt32LE(offset) !== 0x04034b50) return null;
  const nameEnd = offset + LOCAL_HEADER_BYTES + archive.readUInt16LE(offset + 26);
  if (archive.toString('utf8', offset + LOCAL_HEADER_BYTES, nameEnd) !== header.name) return null;
  const from = nameEnd + archive.readUInt16LE(offset + 28);
  return from + header.packedSize <= archive.length ? archive.subarray(from, from + header.packedSize) : null;
}

function inflate(packed: Buffer, { flags, method, size }: Header): Buffer | null {
  if (flags & ENCRYPTED) return null;
  if (method === STORED) return packed;
  if (method !== DEFLATED) return null;
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) });
  } catch {
    return null;
  }
}
