import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inspectFile, MAX_FILE_BYTES } from './inspect.ts';
import * as samples from './samples.ts';

const { jpeg, officeParts, pdf, png, webp, zip } = samples;
const OFFICE = 'application/vnd.openxmlformats-officedocument';
const docx = zip(officeParts('word'));
const xlsx = zip(officeParts('xl'));
const shiftJis = Buffer.from('8e8196bc2c925092ac0d0a', 'hex');

const sound: [string, Buffer, string][] = [
  ['報告書.pdf', pdf(), 'application/pdf'],
  ['写真.PNG', png(), 'image/png'],
  ['写真.jpg', jpeg, 'image/jpeg'],
  ['写真.jpeg', jpeg, 'image/jpeg'],
  ['写真.webp', webp, 'image/webp'],
  ['様式.docx', docx, `${OFFICE}.wordprocessingml.document`],
  ['家計表.xlsx', xlsx, `${OFFICE}.spreadsheetml.sheet`],
  ['メモ.txt', Buffer.from('\ufeffつなぐ\r\n\tメモ'), 'text/plain'],
  ['一覧.csv', Buffer.from('氏名,住所\n'), 'text/csv'],
  ['一覧.csv', shiftJis, 'text/csv'],
];
const inspect = (content: Uint8Array, name: string) => inspectFile(content, name, '');

describe('a sound file', () => {
  it.each(sound)('%s is what it says, however it was declared', (name, content, mediaType) => {
    for (const declared of ['', 'application/octet-stream', mediaType, `${mediaType.toUpperCase()}; charset=utf-8`]) {
      expect(inspectFile(content, name, declared)).toEqual({ mediaType });
    }
  });

  it('may stand anywhere in a larger buffer', () => {
    const larger = Buffer.concat([Buffer.from('PK'), png(), Buffer.from('xx')]);
    expect(inspect(larger.subarray(2, -2), 'a.png')).toEqual({ mediaType: 'image/png' });
  });

  it('is a CSV too when Windows declares it as Excel', () => {
    expect(inspectFile(shiftJis, 'a.csv', 'application/vnd.ms-excel')).toEqual({ mediaType: 'text/csv' });
  });

  it('may be a photograph with more behind its end, as telephones write it', () => {
    expect(inspect(Buffer.concat([jpeg, jpeg]), 'a.jpg')).toEqual({ mediaType: 'image/jpeg' });
  });

  it('may be a PDF saved again, with an older table behind the newest', () => {
    const first = pdf();
    const start = /startxref\n(\d+)/.exec(first.toString('latin1'))?.[1];
    const update = `xref\n0 0\ntrailer\n<< /Size 4 /Root 1 0 R /Prev ${start} >>\nstartxref\n${first.length}\n%%EOF`;
    expect(inspect(Buffer.concat([first, Buffer.from(update)]), 'a.pdf')).toEqual({ mediaType: 'application/pdf' });
    const astray = update.replace(`/Prev ${start}`, '/Prev 3');
    expect(inspect(Buffer.concat([first, Buffer.from(astray)]), 'a.pdf')).toEqual({ error: 'DAMAGED' });
  });
});

describe('size and type', () => {
  it('refuses nothing at all and too much', () => {
    expect(inspect(new Uint8Array(), 'a.pdf')).toEqual({ error: 'EMPTY' });
    expect(inspect(Buffer.alloc(MAX_FILE_BYTES, 'a'), 'a.txt')).toEqual({ mediaType: 'text/plain' });
    expect(inspect(Buffer.alloc(MAX_FILE_BYTES + 1, 'a'), 'a.txt')).toEqual({ error: 'TOO_LARGE' });
  });

  it.each(['a.exe', 'a.html', 'a.svg', 'a.heic', 'a.docm', 'a.zip', 'a', 'a.pdf.exe', 'pdf', ''])(
    'does not allow %s',
    (name) => {
      expect(inspect(pdf(), name)).toEqual({ error: 'TYPE_NOT_ALLOWED' });
    },
  );

  it('refuses every file under the name or the declared type of another', () => {
    for (const [name, content, mediaType] of sound) {
      for (const [otherName, , otherType] of sound) {
        if (otherType === mediaType || (mediaType.startsWith('text/') && otherType.startsWith('text/'))) continue;
        expect(inspectFile(content, otherName, ''), `${name} as ${otherName}`).toEqual({ error: 'CONTENT_MISMATCH' });
        expect(inspectFile(content, name, otherType), `${name} as ${otherType}`).toEqual({ error: 'CONTENT_MISMATCH' });
      }
    }
    expect(inspectFile(pdf(), 'a.pdf', 'text/html')).toEqual({ error: 'CONTENT_MISMATCH' });
  });

  it('takes no binary for text', () => {
    for (const content of [
      Buffer.from('MZ\0\0'),
      Buffer.from('a\0b'),
      Buffer.from([0x41, 0xff, 0xfe]),
      Buffer.from('\x1b[2J'),
    ]) {
      expect(inspect(content, 'a.txt')).toEqual({ error: 'CONTENT_MISMATCH' });
    }
  });
});

describe('a damaged file', () => {
  const binary = sound.filter(([, , type]) => !type.startsWith('text/'));

  it.each(binary)('%s: is refused wherever it breaks off', (name, content) => {
    const whole = content.toString('latin1').trimEnd().length;
    for (let length = 1; length < whole; length++) {
      expect(inspect(content.subarray(0, length), name), `at ${length}`).toHaveProperty('error');
    }
  });

  it('PNG: any altered bit is noticed', () => {
    const content = png();
    for (let bit = 0; bit < content.length * 8; bit++) {
      const altered = Buffer.from(content);
      altered[bit >> 3] = (altered[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(inspect(altered, 'a.png'), `bit ${bit}`).toHaveProperty('error');
    }
  });

  it('DOCX: any altered bit of the packed contents is noticed', () => {
    const text = docx.toString('latin1');
    const from = text.lastIndexOf('word/main.xml', text.indexOf('PK\x01\x02')) + 'word/main.xml'.length;
    const to = text.indexOf('PK\x01\x02');
    expect(to - from).toBeGreaterThan(10);
    // The last byte ends in bits that fill it up and mean nothing.
    for (let bit = from * 8; bit < (to - 1) * 8; bit++) {
      const altered = Buffer.from(docx);
      altered[bit >> 3] = (altered[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(inspect(altered, 'a.docx'), `bit ${bit}`).toEqual({ error: 'DAMAGED' });
    }
  });

  it('PDF: a line end turned into two, as by a transfer in text mode, is noticed', () => {
    const text = pdf().toString('latin1').replace(/\n/g, '\r\n');
    expect(inspect(Buffer.from(text, 'latin1'), 'a.pdf')).toEqual({ error: 'DAMAGED' });
  });

  it('pictures: a zero or monstrous size, a missing picture, something appended', () => {
    expect(inspect(png(0, 2), 'a.png')).toEqual({ error: 'DAMAGED' });
    expect(inspect(png(60_000, 60_000), 'a.png')).toEqual({ error: 'TOO_LARGE' });
    expect(inspect(Buffer.concat([png(), Buffer.from('<script>')]), 'a.png')).toEqual({ error: 'DAMAGED' });
    const [head, tail] = [png().subarray(0, 33), samples.pngChunk('IEND', Buffer.alloc(0))];
    expect(inspect(Buffer.concat([head, tail]), 'a.png')).toEqual({ error: 'DAMAGED' });
    expect(inspect(Buffer.concat([head, png().subarray(8)]), 'a.png')).toEqual({ error: 'DAMAGED' });
    const more = Buffer.concat([webp, Buffer.from('EXIF\x02\0\0\0xx')]);
    expect(inspect(more, 'a.webp')).toEqual({ error: 'DAMAGED' });
    more.writeUInt32LE(more.length - 8, 4);
    expect(inspect(more, 'a.webp')).toEqual({ mediaType: 'image/webp' });
    const halfChunk = Buffer.concat([webp, Buffer.from('EXIF')]);
    halfChunk.writeUInt32LE(halfChunk.length - 8, 4);
    expect(inspect(halfChunk, 'a.webp')).toEqual({ error: 'DAMAGED' });
    const noStartCode = Buffer.from(webp);
    noStartCode[23] = 0;
    expect(inspect(noStartCode, 'a.webp')).toEqual({ error: 'DAMAGED' });
    const [frame, scan] = [jpeg.indexOf('\xff\xc0', 0, 'latin1'), jpeg.indexOf('\xff\xda', 0, 'latin1')];
    const frameEnd = frame + 2 + jpeg.readUInt16BE(frame + 2);
    for (const missing of [
      [jpeg.subarray(0, frame), jpeg.subarray(frameEnd)],
      [jpeg.subarray(0, scan), jpeg.subarray(-2)],
    ]) {
      expect(inspect(Buffer.concat(missing), 'a.jpg')).toEqual({ error: 'DAMAGED' });
    }
  });

  it('whatever comes after a right beginning, an answer is given', () => {
    const beginnings = fc.constantFrom(...binary.map(([name, content]) => [name, content.subarray(0, 12)] as const));
    const cut = fc.constantFrom(...binary.map(([name, content]) => [name, content] as const));
    fc.assert(
      fc.property(beginnings, fc.uint8Array({ maxLength: 200 }), ([name, head], rest) => {
        expect(inspect(Buffer.concat([head, rest]), name)).toHaveProperty('error');
      }),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(cut, fc.nat(), fc.nat(255), ([name, content], where, value) => {
        const altered = Buffer.from(content);
        altered[where % altered.length] = value;
        expect(() => inspect(altered, name)).not.toThrow();
      }),
      { numRuns: 2000 },
    );
  });
});
