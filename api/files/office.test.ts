import { describe, expect, it } from 'vitest';
import { inspectFile } from './inspect.ts';
import { officeParts, png, zip } from './samples.ts';

const inspect = (content: Uint8Array, name: string) => inspectFile(content, name, '');
const xlsx = zip(officeParts('xl'));

describe('an office document', () => {
  const withPart = (name: string, data = 'x') => zip(officeParts('xl', [{ name, data }]));

  it.each([
    'xl/vbaProject.bin',
    'xl/VBAPROJECT.BIN',
    'xl/macrosheets/sheet1.xml',
    'xl/activeX/activeX1.xml',
    'xl/embeddings/oleObject1.bin',
    'xl/media/setup.exe',
    'xl/embeddings/Microsoft_Excel_Sheet1.xlsm',
  ])('with %s is refused', (name) => {
    expect(inspect(withPart(name), 'a.xlsx')).toEqual({ error: 'ACTIVE_CONTENT' });
  });

  it('may hold printer settings, pictures, hyperlinks and links to other workbooks', () => {
    const link = (type: string) =>
      `<Relationships><Relationship Id="r1" Type="http://x/${type}" Target="https://example.jp" TargetMode="External"/></Relationships>`;
    const parts = [
      { name: 'xl/printerSettings/printerSettings1.bin', data: 'x' },
      { name: 'xl/media/image1.png', data: png() },
      { name: 'xl/worksheets/_rels/sheet1.xml.rels', data: link('hyperlink') },
      { name: 'xl/externalLinks/_rels/externalLink1.xml.rels', data: link('externalLinkPath') },
      { name: 'xl/externalLinks/externalLink1.xml', data: '<externalBook/>' },
    ];
    expect(inspect(zip(officeParts('xl', parts)), 'a.xlsx')).toHaveProperty('mediaType');
  });

  it('that fetches a template, runs DDE or is of the macro kind is refused', () => {
    const template = (mode: string) =>
      `<Relationships><Relationship Id="r1" Type="http://x/attachedTemplate" Target="https://example.jp/a.dotm" TargetMode="${mode}"/></Relationships>`;
    const settings = (data: string | Buffer) =>
      zip(officeParts('word', [{ name: 'word/_rels/settings.xml.rels', data }]));
    for (const data of [
      template('External'),
      template('&#69;xtern&#x61;l'),
      Buffer.from(template('External'), 'utf16le'),
    ]) {
      expect(inspect(settings(data), 'a.docx')).toEqual({ error: 'ACTIVE_CONTENT' });
    }
    expect(inspect(settings(template('Internal')), 'a.docx')).toHaveProperty('mediaType');
    expect(inspect(withPart('xl/externalLinks/externalLink1.xml', '<ddeLink/>'), 'a.xlsx')).toEqual({
      error: 'ACTIVE_CONTENT',
    });
    expect(inspect(zip(officeParts('xl', [], true)), 'a.xlsx')).toEqual({ error: 'ACTIVE_CONTENT' });
  });

  it('is not just any archive', () => {
    expect(inspect(zip([{ name: 'a.txt', data: 'x' }]), 'a.docx')).toEqual({ error: 'CONTENT_MISMATCH' });
    expect(inspect(zip(officeParts('word').slice(0, 2)), 'a.docx')).toEqual({ error: 'CONTENT_MISMATCH' });
  });

  it.each(['../a.xml', '/a.xml', 'a\\b.xml', 'xl/../../a', 'xl/main.xml', 'XL/main.xml', 'a\0b'])(
    'with a part named %j is refused',
    (name) => {
      expect(inspect(withPart(name), 'a.xlsx')).toEqual({ error: 'DAMAGED' });
    },
  );

  it.each([{ size: 5 }, { size: 500 }, { crc: 1 }, { flags: 1 }, { localName: 'xl/other.xml' }])(
    'whose headers lie (%j) is refused',
    (claims) => {
      expect(inspect(zip(officeParts('xl', [{ name: 'xl/a.xml', data: 'a'.repeat(50), claims }])), 'a.xlsx')).toEqual({
        error: 'DAMAGED',
      });
    },
  );

  it('cannot unpack without end', () => {
    const bomb = { name: 'xl/bomb.xml', data: Buffer.alloc(65 * 1024 * 1024) };
    expect(inspect(zip(officeParts('xl', [bomb])), 'a.xlsx')).toEqual({ error: 'TOO_LARGE' });
    expect(inspect(zip(officeParts('xl', [{ ...bomb, claims: { size: 10 } }])), 'a.xlsx')).toEqual({
      error: 'DAMAGED',
    });
    const many = Array.from({ length: 2_001 }, (_, index) => ({ name: `xl/${index}.xml`, data: '' }));
    expect(inspect(zip(officeParts('xl', many)), 'a.xlsx')).toEqual({ error: 'TOO_LARGE' });
  });

  it('cannot count one content many times by letting entries overlap', () => {
    const inner = { name: 'xl/b.xml', data: 'b' };
    const archive = zip(officeParts('xl', [{ name: 'xl/a.xml', data: zip([inner]), stored: true }, inner]));
    expect(inspect(archive, 'a.xlsx')).toHaveProperty('mediaType');
    archive.writeUInt32LE(archive.indexOf('xl/a.xml') + 'xl/a.xml'.length, archive.lastIndexOf('PK\x01\x02') + 42);
    expect(inspect(archive, 'a.xlsx')).toEqual({ error: 'DAMAGED' });
  });

  it('has nothing behind its end', () => {
    expect(inspect(Buffer.concat([xlsx, Buffer.from('x')]), 'a.xlsx')).toEqual({ error: 'DAMAGED' });
  });
});
