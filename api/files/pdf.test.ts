import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { inspectFile } from './inspect.ts';
import { pdf, pdfObjectStream } from './samples.ts';

const inspect = (content: Uint8Array, name: string) => inspectFile(content, name, '');

describe('a PDF with active contents', () => {
  it.each([
    '<< /S /JavaScript /JS (app.alert(1)) >>',
    '<< /S /J#61vaScript /JS (app.alert(1)) >>',
    '<< /S /#4C#61#75#6e#63#68 /F (calc.exe) >>',
    '<< /S /Launch /F (calc.exe) >>',
    '<< /Names << /EmbeddedFiles 4 0 R >> >>',
    '<< /Type /EmbeddedFile >>',
    '<< /S /SubmitForm /F (http://example.jp) >>',
    '<< /S /GoToE >>',
    '<< /AcroForm << /XFA 5 0 R >> >>',
    '<< /Subtype /RichMedia >>',
  ])('is refused: %s', (object) => {
    expect(inspect(pdf([object]), 'a.pdf')).toEqual({ error: 'ACTIVE_CONTENT' });
    expect(inspect(pdf([pdfObjectStream(object)]), 'a.pdf')).toEqual({ error: 'ACTIVE_CONTENT' });
  });

  it('is not seen in an ordinary link, jump or compressed object', () => {
    const objects = [
      '<< /S /URI /URI (https://example.jp) >>',
      '<< /OpenAction [3 0 R /Fit] >>',
      '<< /Font /Helvetica >>',
    ];
    expect(inspect(pdf([...objects, ...objects.map((object) => pdfObjectStream(object))]), 'a.pdf')).toEqual({
      mediaType: 'application/pdf',
    });
  });

  it('is supposed where it cannot be looked for', () => {
    expect(inspect(pdf(['<< /Filter /Standard /V 5 >>'], '/Encrypt 4 0 R '), 'a.pdf')).toEqual({
      error: 'ACTIVE_CONTENT',
    });
    for (const filter of [
      '',
      '/Filter [/ASCIIHexDecode /FlateDecode]',
      '/Filter /LZWDecode',
      '/Filter /FlateDecode /DecodeParms << /Predictor 12 >>',
    ]) {
      expect(inspect(pdf([pdfObjectStream('<< >>', filter)]), 'a.pdf')).toEqual({ error: 'ACTIVE_CONTENT' });
    }
  });

  const evil = '4 0 << /S /JavaScript /JS (app.alert(1)) >>';
  const packed = deflateSync(Buffer.from(evil));
  const harmless = deflateSync(Buffer.from('4 0 << >>'));
  const objectStream = (before: string, decoy: Buffer, after: string) =>
    Buffer.concat([
      Buffer.from(`<< /N 1 /First 4 /Length ${packed.length} ${before}`),
      decoy,
      Buffer.from(`${after} >>\nstream\n`),
      packed,
      Buffer.from('\nendstream'),
    ]);
  const flate = '/Type /ObjStm /Filter /FlateDecode';

  it.each([
    ['a string', objectStream(`${flate} /X (stream\n`, harmless, ')')],
    ['a string with brackets', objectStream(`${flate} /X (\\) () >> stream\n`, harmless, ')')],
    ['a hexadecimal string', objectStream(`${flate} /X <stream\n`, Buffer.alloc(0), '>')],
    ['a comment', objectStream(`${flate} % >> stream\n`, Buffer.alloc(0), '')],
    ['another object in a string', objectStream(`/X ( obj << ${flate} >> stream\n`, harmless, `) ${flate}`)],
    ['a type of its own', objectStream('/Filter /FlateDecode', Buffer.alloc(0), '')],
    ['a type written elsewhere', objectStream('/Type 9 0 R /Filter /FlateDecode', Buffer.alloc(0), '')],
    ['a filter in a string', objectStream('/Type /ObjStm /X (/Filter /FlateDecode)', Buffer.alloc(0), '')],
    ['a long dictionary', objectStream(`${flate} /X [${' 1'.repeat(4_000)}]`, Buffer.alloc(0), '')],
  ])('cannot hide behind %s in the dictionary of an object stream', (_, stream) => {
    expect(inspect(pdf([stream]), 'a.pdf')).toEqual({ error: 'ACTIVE_CONTENT' });
  });

  it('cannot hide an object stream in a string that spans it', () => {
    const inner = pdfObjectStream('4 0 << /S /Launch >>');
    expect(inner.toString('latin1'), 'no byte ends the string early').not.toMatch(/[()\\]/);
    const cover = Buffer.concat([Buffer.from('<< /X (\n9 0 obj\n'), inner, Buffer.from('\nendobj) >>')]);
    expect(inspect(pdf([cover]), 'a.pdf')).toEqual({ error: 'ACTIVE_CONTENT' });
  });

  it('is not seen in an outline, whose titles may hold anything', () => {
    const outline = '<< /First 5 0 R /Title (1 0 obj \\( stream) /X <</Y <28> % (\n>> >>';
    expect(inspect(pdf([outline, `${outline}\nendobj\n5 0 obj null`]), 'a.pdf')).toHaveProperty('mediaType');
  });

  it.each(['<< /A (', '<< /A <<', '<< '.repeat(300_000), '1 0 obj <<'.repeat(300_000), '1 0 obj %'.repeat(300_000)])(
    'is refused as damaged where a dictionary does not end: %.12s',
    (object) => {
      expect(inspect(pdf([object]), 'a.pdf')).toEqual({ error: 'DAMAGED' });
    },
  );

  it('is refused soon however many object streams it pretends to hold', () => {
    const streams = Array.from({ length: 10_001 }, () => pdfObjectStream('<< >>'));
    expect(inspect(pdf(streams), 'a.pdf')).toEqual({ error: 'TOO_LARGE' });
  });

  it('cannot unpack without end, nor hide behind damage', () => {
    const bomb = pdfObjectStream(' '.repeat(70 * 1024 * 1024));
    expect(inspect(pdf([bomb]), 'a.pdf')).toEqual({ error: 'TOO_LARGE' });
    const broken = pdfObjectStream('<< /S /Launch >>');
    const data = broken.indexOf('stream\n') + 7;
    broken.fill(0xff, data, data + 4);
    expect(inspect(pdf([broken]), 'a.pdf')).toEqual({ error: 'DAMAGED' });
  });

  it('may have unused places in its table that some programs leave at zero', () => {
    const unused = pdf()
      .toString('latin1')
      .replace(/(trailer)/, '0000000000 00000 n \n$1');
    expect(inspect(Buffer.from(unused, 'latin1'), 'a.pdf')).toEqual({ mediaType: 'application/pdf' });
  });
});
