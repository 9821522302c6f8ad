import { crc32 } from 'node:zlib';
import type { Finding } from './inspect.ts';

/** A picture of more pixels than this would bring down the browser that shows it. */
const MOST_PIXELS = 100_000_000;
const PNG_SIGNATURE_BYTES = 8;

/** PNG (ISO/IEC 15948): every chunk whole and with the right CRC, IHDR first, IDAT inside, IEND last, nothing after it. */
export function inspectPng(content: Buffer): Finding {
  let at = PNG_SIGNATURE_BYTES;
  let hasPicture = false;
  while (at + 12 <= content.length) {
    const length = content.readUInt32BE(at);
    const end = at + 12 + length;
    if (end > content.length) return 'DAMAGED';
    const type = content.toString('latin1', at + 4, at + 8);
    if (crc32(content.subarray(at + 4, end - 4)) !== content.readUInt32BE(end - 4)) return 'DAMAGED';
    if ((type === 'IHDR') !== (at === PNG_SIGNATURE_BYTES)) return 'DAMAGED';
    if (type === 'IHDR') {
      const finding =
        length === 13 ? judgeSize(content.readUInt32BE(at + 8), content.readUInt32BE(at + 12)) : 'DAMAGED';
      if (finding) return finding;
    }
    if (type === 'IDAT') hasPicture = true;
    if (type === 'IEND') return hasPicture && end === content.length ? null : 'DAMAGED';
    at = end;
  }
  return 'DAMAGED';
}

/**
 * JPEG (ITU-T T.81): segments from SOI to EOI with a frame and a scan. Bytes after EOI are allowed: telephones keep a second
 * picture or a short film there. Altered bits within a scan show as a wrong picture and cannot be told here.
 */
export function inspectJpeg(content: Buffer): Finding {
  let at = 2;
  let hasFrame = false;
  let hasScan = false;
  while (at + 1 < content.length) {
    if (content[at] !== 0xff) return 'DAMAGED';
    const marker = content[at + 1] as number;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xd9) return hasFrame && hasScan ? null : 'DAMAGED';
    const end = at + 4 <= content.length ? at + 2 + content.readUInt16BE(at + 2) : content.length + 1;
    if (marker < 0xc0 || (marker >= 0xd0 && marker <= 0xd8) || end < at + 4 || end > content.length) return 'DAMAGED';
    if (isFrame(marker)) {
      const finding = end >= at + 9 ? judgeSize(content.readUInt16BE(at + 7), content.readUInt16BE(at + 5)) : 'DAMAGED';
      if (finding) return finding;
      hasFrame = true;
    }
    if (marker === 0xda) hasScan = true;
    at = marker === 0xda ? endOfScan(content, end) : end;
  }
  return 'DAMAGED';
}

/** WebP (RFC 9649): the RIFF size and every chunk's size fit the file, and there is a picture with its own start code. */
export function inspectWebp(content: Buffer): Finding {
  if (content.length < 20 || content.readUInt32LE(4) + 8 !== content.length) return 'DAMAGED';
  let at = 12;
  let hasPicture = false;
  while (at + 8 <= content.length) {
    const type = content.toString('latin1', at, at + 4);
    const length = content.readUInt32LE(at + 4);
    const data = content.subarray(at + 8, at + 8 + length);
    if (data.length < length) return 'DAMAGED';
    if (type === 'VP8 ' && data.toString('latin1', 3, 6) !== '\x9d\x01\x2a') return 'DAMAGED';
    if (type === 'VP8L' && data[0] !== 0x2f) return 'DAMAGED';
    if (type === 'VP8 ' || type === 'VP8L' || type === 'ANMF') hasPicture = true;
    at += 8 + length + (length % 2);
  }
  return hasPicture && at === content.length ? null : 'DAMAGED';
}

function judgeSize(width: number, height: number): Finding {
  if (width === 0 || height === 0) return 'DAMAGED';
  return width * height > MOST_PIXELS ? 'TOO_LARGE' : null;
}

/** SOF0 to SOF15 without DHT, JPG and DAC, which lie among them. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** Where the next marker stands: 0xff in a scan is followed by 0 (a stuffed byte) or is a restart marker. */
function endOfScan(content: Buffer, from: number): number {
  let at = content.indexOf(0xff, from);
  while (at >= 0) {
    const next = content[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
    at = content.indexOf(0xff, at + 1);
  }
  return content.length;
}
