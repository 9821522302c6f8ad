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
    'word/embeddings/Microsoft_Word_Document.docx',
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
    for (const data of [template('External'), template('&#69;xtern&#x61;l')]) {
      expect(inspect(settings(data), 'a.docx')).toEqual({ error: 'ACTIVE_CONTENT' });
    }
    expect(inspect(settings(template('Internal')), 'a.docx')).toHaveProperty('mediaType');
    expect(inspect(withPart('xl/externalLinks/externalLink1.xml', '<ddeLink/>'), 'a.xlsx')).toEqual({
      error: 'ACTIVE_CONTENT',
    });
    expect(inspect(zip(officeParts('xl', [], true)), 'a.xlsx')).toEqual({ error: 'ACTIVE_CONTENT' });
  });

  const namespace = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const remote = 'Type="http://x/attachedTemplate" Target="https://example.jp/a.dotm" TargetMode="External"';
  const rels = (data: string | Buffer, name = 'word/_rels/settings.xml.rels') =>
    inspect(zip(officeParts('word', [{ name, data }])), 'a.docx');

  it.each([
    ['a bracket in an attribute', `<Relationships><Relationship Id="a>b" ${remote}/></Relationships>`],
    ['a prefix with a hyphen', `<a-b:Relationship xmlns:a-b="${namespace}" Id="r1" ${remote}/>`],
    ['a false type within another value', `<Relationship Id=" Type='/hyperlink' " ${remote}/>`],
    ['a false type of another namespace', `<Relationship xmlns:x="x" x:Type="/hyperlink" ${remote}/>`],
    ['a comment', `<Relationships><!-- <x a=' --><Relationship Id="r1" ${remote}/><!-- '> --></Relationships>`],
    ['an entity', `<!DOCTYPE x [<!ENTITY e "External">]><Relationship ${remote.replace('"External"', '"&e;"')}/>`],
  ])('cannot hide a remote template behind %s', (_, xml) => {
    expect(rels(xml)).toEqual({ error: 'ACTIVE_CONTENT' });
  });

  it('cannot hide a remote template or a program behind the name of a part', () => {
    expect(rels(`<Relationship Id="r1" ${remote}/>`, 'word/_rels/settings.xml.RELS')).toEqual({
      error: 'ACTIVE_CONTENT',
    });
    for (const type of [
      ...['vbaProject', 'oleObject', 'package', 'control', 'aFChunk', 'xlMacrosheet'],
      ...['connections', 'queryTable', 'powerPivotData', 'webextension', 'webextensiontaskpanes'],
    ]) {
      expect(rels(`<Relationship Type="http://x/${type}" Target="media/a.png"/>`), type).toEqual({
        error: 'ACTIVE_CONTENT',
      });
    }
    expect(inspect(withPart('xl/other.xml', '<x:ddeLink/>'), 'a.xlsx')).toEqual({ error: 'ACTIVE_CONTENT' });
    const types = `<Types><Override ContentType="x.macro&#69;nabled"/></Types>`;
    expect(inspect(zip([{ name: '[content_types].xml', data: types }]), 'a.xlsx')).toEqual({ error: 'ACTIVE_CONTENT' });
  });

  it('with a document type in any part and any encoding is refused', () => {
    const data = '<!DOCTYPE x [<!ENTITY e "x">]><x>&e;</x>';
    const swapped = Buffer.from(data, 'utf16le').swap16();
    for (const part of [Buffer.from(data), Buffer.from(data, 'utf16le'), swapped]) {
      const document = zip(officeParts('word', [{ name: 'word/other.xml', data: part }]));
      expect(inspect(document, 'a.docx')).toEqual({ error: 'ACTIVE_CONTENT' });
    }
  });

  it.each([
    ['', ''],
    ['an open end', `<Relationships><Relationship ${remote}/>`],
    ['an attribute twice', `<Relationship TargetMode="Internal" ${remote}/>`],
    ['an unknown entity', '<Relationship TargetMode="&e;"/>'],
    ['another encoding', '<?xml version="1.0" encoding="utf-7"?><Relationships/>'],
    ['UTF-16', Buffer.from(`<Relationship ${remote}/>`, 'utf16le')],
    ['bytes that are no UTF-8', Buffer.from('<Relationships a="\xff"/>', 'latin1')],
  ])('with relationships that nobody can read is refused: %s', (_, data) => {
    expect(rels(data)).toEqual({ error: 'DAMAGED' });
  });

  it('may write its relationships in any sound way', () => {
    const link = 'Type="http://x/hyperlink" Target="https://example.jp/?a>b&amp;c" TargetMode="External"';
    const xml = `\ufeff<?xml version="1.0" encoding="utf-8" standalone="yes"?>\r\n<p:Relationships xmlns:p="${namespace}"><p:Relationship Id='r1' ${link} /></p:Relationships>`;
    expect(rels(xml)).toHaveProperty('mediaType');
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
    const links = { name: 'xl/_rels/a.rels', data: `<a>${'<b/>'.repeat(1_100_000)}</a>` };
    expect(inspect(zip(officeParts('xl', [links])), 'a.xlsx')).toEqual({ error: 'TOO_LARGE' });
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
