import { crc32, deflateRawSync, deflateSync } from 'node:zlib';

/** Small sound files for the tests, each made here byte by byte. */
const base64 = (text: string) => Buffer.from(text, 'base64');

/** 16 × 8 pixels, baseline. */
export const jpeg = base64(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7gYKBTmCNl4x9lnN+gXz/2wBDARUX' +
    'Fx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHz/wAARCAAIABADASIAAhEBAxEB/8QAFQABAQAAAAAAAAAA' +
    'AAAAAAAAAAX/xAAeEAABBAEFAAAAAAAAAAAAAAABAAMEEQIFEiFBQv/EABQBAQAAAAAAAAAAAAAAAAAAAAH/xAAWEQEBAQAAAAAAAAAAAAAAAAAAABH/2gAMAwEAAhED' +
    'EQA/ALc+PrjktzKFMYajmtmOQFjgX5PdqwiJXYDL/9k=',
);

/** 16 × 8 pixels, lossy. */
export const webp = base64(
  'UklGRkwAAABXRUJQVlA4IEAAAADQAQCdASoQAAgAA4BaJYwC7AELPMZCAAD+68Xcjb+E+bGsNm1Uok9I092FFB5b1WkPM2/xAo2ZgRsqdlj2AAAA',
);

export function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  return Buffer.concat([uint32(data.length), body, uint32(crc32(body))]);
}

/** A grey picture; of more than a few pixels only the header is true. */
export function png(width = 2, height = 2): Buffer {
  const header = Buffer.concat([uint32(width), uint32(height), Buffer.from([8, 0, 0, 0, 0])]);
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  const pixels = deflateSync(Buffer.from([0, 1, 2, 0, 3, 4]));
  return Buffer.concat([
    signature,
    pngChunk('IHDR', header),
    pngChunk('IDAT', pixels),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** One empty page, then the objects given; the table of objects is right. */
export function pdf(extraObjects: readonly (string | Buffer)[] = [], trailerEntries = ''): Buffer {
  const objects: (string | Buffer)[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
    ...extraObjects,
  ];
  const parts = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const offsets: number[] = [];
  const length = () => parts.reduce((sum, part) => sum + part.length, 0);
  objects.forEach((object, index) => {
    offsets.push(length());
    parts.push(Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n'));
  });
  const start = length();
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const count = objects.length + 1;
  parts.push(
    Buffer.from(
      `xref\n0 ${count}\n0000000000 65535 f \n${table}trailer\n<< /Size ${count} /Root 1 0 R ${trailerEntries}>>\nstartxref\n${start}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

/** Objects packed into a compressed stream, as most programs write them. */
export function pdfObjectStream(objects: string, filter = '/Filter /FlateDecode', first: number | string = 4): Buffer {
  const packed = deflateSync(Buffer.from(objects));
  return Buffer.concat([
    Buffer.from(`<< /Type /ObjStm /N 1 /First ${first} /Length ${packed.length} ${filter} >>\nstream\n`),
    packed,
    Buffer.from('\nendstream'),
  ]);
}

export interface ZipPart {
  name: string;
  data: string | Buffer;
  stored?: boolean;
  /** What the headers claim instead of the truth. */
  claims?: { size?: number; crc?: number; flags?: number; localName?: string };
}

export function zip(parts: readonly ZipPart[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, data, stored = false, claims = {} } of parts) {
    const content = Buffer.from(data);
    const packed = stored ? content : deflateRawSync(content);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(claims.flags ?? 0, 2);
    facts.writeUInt16LE(stored ? 0 : 8, 4);
    facts.writeUInt32LE(claims.crc ?? crc32(content), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(claims.size ?? content.length, 18);
    const localFacts = Buffer.from(facts);
    const localName = Buffer.from(claims.localName ?? name);
    facts.writeUInt16LE(Buffer.byteLength(name), 22);
    localFacts.writeUInt16LE(localName.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), localFacts, localName, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), facts, tail, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, entries, end]);
}

const OFFICE_TYPES = 'application/vnd.openxmlformats-officedocument';

export function officeParts(root: 'word' | 'xl', extra: readonly ZipPart[] = [], macro = false): ZipPart[] {
  const main = {
    word: `${OFFICE_TYPES}.wordprocessingml.document.main+xml`,
    xl: `${OFFICE_TYPES}.spreadsheetml.sheet.main+xml`,
  }[root];
  const type = macro ? 'application/vnd.ms-excel.sheet.macroEnabled.main+xml' : main;
  return [
    {
      name: '[Content_Types].xml',
      data: `<Types><Override PartName="/${root}/main.xml" ContentType="${type}"/></Types>`,
    },
    { name: '_rels/.rels', data: '<Relationships></Relationships>' },
    { name: `${root}/main.xml`, data: `<main>${'つなぐ'.repeat(50)}</main>` },
    ...extra,
  ];
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
