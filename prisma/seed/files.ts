import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import { Dice } from './dice.ts';

/** A small file as an upload would store it. */
export interface StoredFile {
  mediaType: 'image/png' | 'application/pdf';
  content: Buffer;
  size: number;
  sha256: Buffer;
}

const store = (mediaType: StoredFile['mediaType'], content: Buffer): StoredFile => ({
  mediaType,
  content,
  size: content.length,
  sha256: createHash('sha256').update(content).digest(),
});

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A grey-scale PNG (ISO/IEC 15948) from one byte a pixel. */
function png(width: number, height: number, pixels: Uint8Array): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.writeUInt8(8, 8);
  const lines = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) lines.set(pixels.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A stroke of the pen across the paper: a sum of swings, never quite the same. */
function sign(pixels: Uint8Array, width: number, left: number, right: number, middle: number, dice: Dice): void {
  const swings = Array.from(
    { length: 4 },
    () => [dice.range(0.02, 0.22), dice.range(3, 11), dice.range(0, 6)] as const,
  );
  for (let t = 0; t < (right - left) * 4; t++) {
    const x = left + t / 4;
    const y = middle + swings.reduce((sum, [speed, size, phase]) => sum + Math.sin(x * speed + phase) * size, 0);
    for (const [dx, dy] of [
      [0, 0],
      [1, 0],
      [0, 1],
      [1, 1],
    ] as const) {
      pixels[(Math.round(y) + dy) * width + Math.round(x) + dx] = 40;
    }
  }
}

/** A scan of a consent form on paper: printed lines, two ticked boxes, a signature. */
function signedPaper(variant: number): Buffer {
  const [width, height] = [420, 594];
  const pixels = new Uint8Array(width * height).fill(250);
  const dice = new Dice(`paper ${variant}`);
  const bar = (x: number, y: number, long: number, thick: number, ink: number) => {
    for (let row = y; row < y + thick; row++) pixels.fill(ink, row * width + x, row * width + x + long);
  };
  bar(130, 40, 160, 8, 60);
  for (let line = 0; line < 16; line++) bar(40, 80 + line * 22, dice.int(240, 340), 4, 170);
  bar(180, 520, 200, 1, 120);
  sign(pixels, width, 200, 350, 500, dice);
  return png(width, height, pixels);
}

/** What a finger leaves on the tablet. */
function signature(variant: number): Buffer {
  const [width, height] = [360, 120];
  const pixels = new Uint8Array(width * height).fill(255);
  sign(pixels, width, 40, 320, 60, new Dice(`signature ${variant}`));
  return png(width, height, pixels);
}

/** A one-page A4 PDF 1.4 with a Japanese heading in a standard CJK font, which readers supply themselves (ISO 32000-1 §9.7.5.2). */
function pdf(title: string, lines: readonly string[]): Buffer {
  const hex = (text: string) => Buffer.from(text, 'utf16le').swap16().toString('hex');
  const page = [title, ...lines]
    .map((line, index) => `BT /F1 ${index ? 11 : 18} Tf 60 ${780 - index * 28} Td <${hex(line)}> Tj ET`)
    .join('\n');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${page.length} >>\nstream\n${page}\nendstream`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /HeiseiKakuGo-W5 /Encoding /UniJIS-UCS2-H /DescendantFonts [6 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /HeiseiKakuGo-W5 /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 2 >> /FontDescriptor 7 0 R >>',
    '<< /Type /FontDescriptor /FontName /HeiseiKakuGo-W5 /Flags 4 /FontBBox [-92 -250 1010 922] /ItalicAngle 0 /Ascent 752 /Descent -221 /CapHeight 737 /StemV 114 >>',
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  text += `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

const variants = 6;
const made = new Map<string, StoredFile>();

function once(name: string, make: () => StoredFile): StoredFile {
  const file = made.get(name) ?? make();
  made.set(name, file);
  return file;
}

/** Evidence of a consent: a scanned form, or what was signed on the tablet. */
export function evidence(method: 'PAPER' | 'TABLET', dice: Dice): StoredFile {
  const variant = dice.int(1, variants);
  return once(`${method} ${variant}`, () =>
    store('image/png', method === 'PAPER' ? signedPaper(variant) : signature(variant)),
  );
}

/** A paper somebody brought along, as a PDF. */
export function document(title: string, lines: readonly string[]): StoredFile {
  return once(`${title}\n${lines.join('\n')}`, () => store('application/pdf', pdf(title, lines)));
}
