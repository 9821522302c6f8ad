import { describe, expect, it } from 'vitest';
import { inspectFile } from './inspect.ts';
import { pdf, pdfObjectStream } from './samples.ts';

const inspect = (content: Uint8Array) => inspectFile(content, 'a.pdf', '');
const refused = { error: 'ACTIVE_CONTENT' };
const unc = '(\\\\\\\\example\\\\share\\\\a.pdf)';
const jump = '<< /Type /Action /S /GoTo /D [3 0 R /XYZ 0 842 null] >>';
const link = '<< /S /URI /URI (https://example.jp) >>';
/** Objects 4, 5 … of an object stream. */
const packed = (...objects: string[]) => {
  const offsets = objects.map((_, at) => objects.slice(0, at).join(' ').length + (at > 0 ? 1 : 0));
  const head = offsets.map((offset, at) => `${at + 40} ${offset}`).join(' ');
  return pdfObjectStream(`${head} ${objects.join(' ')}`, '/Filter /FlateDecode', head.length + 1);
};

describe('a PDF that acts on opening', () => {
  it.each([
    `<< /OpenAction << /S /GoToR /F ${unc} /D [0 /Fit] >> >>`,
    `<< /AA << /O << /S /GoToR /F << /Type /Filespec /F ${unc} >> /D [0] >> >> >>`,
    `<< /OpenAction ${link} >>`,
    `<< /OpenAction${link} >>`,
    `<< /Open#41ction ${link} >>`,
    `<< /OpenAction %\n${link} >>`,
    `<< /OpenAction << /S /GoTo /D [3 0 R /Fit] /Next ${link} >> >>`,
    `<< /OpenAction << /S /GoTo /D [3 0 R /Fit] /S /URI /URI (https://example.jp) >> >>`,
    '<< /OpenAction << /S /Named /N /Print >> >>',
    '<< /OpenAction 99 0 R >>',
    `<< /AA << /WC ${link} >> >>`,
    '<< /A#41 5 0 R >>',
    '<< /AA%\n<< >> >>',
    '<< /S /Launch >>',
    '<< /S /SubmitForm /F (https://example.jp) >>',
    '<< /S /ImportData /F (a.fdf) >>',
    '<< /Subtype /Movie /Movie << /F (a.avi) >> >>',
    '<< /S /Sound /Sound 5 0 R >>',
    '<< /PresSteps << /NA 5 0 R >> >>',
    '<< /Subtype /3D /OnInstantiate 5 0 R >>',
  ])('is refused: %s', (object) => {
    expect(inspect(pdf([object]))).toEqual(refused);
    expect(inspect(pdf([packed(object)]))).toEqual(refused);
  });

  it.each([
    '/F << /FS /URL /F (https://example.jp) >>',
    `/F ${unc}`,
    '/#46 5 0 R',
    '/X << /Y (>>) >> /F(a)',
    '/X (\\)) % x\n /F (a)',
    '/Ref << /F (a.pdf) /Page 0 >>',
  ])('is refused for a stream that is a file elsewhere: %s', (entry) => {
    expect(inspect(pdf([`<< /Length 0 ${entry} >>\nstream\n\nendstream`]))).toEqual(refused);
  });

  it.each([
    ['a link', ['<< /OpenAction 5 0 R >>', link]],
    ['a link among jumps of the same number', ['<< /OpenAction 5 0 R >>', jump, `null endobj\n5 0 obj\n${link}`]],
    ['a link whose number cannot be read', ['<< /OpenAction 5 0 R >>', jump, `null endobj\n5 0%\nobj\n${link}`]],
    ['a link of an odd number', ['<< /OpenAction 5 0 R >>', jump, `null endobj\n5.0 0 obj\n${link}`]],
    ['another reference', ['<< /OpenAction 5 0 R >>', '6 0 R', link]],
    ['a packed link', ['<< /OpenAction 40 0 R >>', packed(link)]],
    ['a packed link behind a jump', ['<< /OpenAction 41 0 R >>', packed(jump, link)]],
    ['a packed link besides a jump', ['<< /OpenAction 40 0 R >>', packed(jump), packed(link)]],
    [
      'a packed link and a jump of one number',
      ['<< /OpenAction 40 0 R >>', pdfObjectStream(`40 0 40 99 ${jump}`, '/Filter /FlateDecode', 11)],
    ],
    ['nothing', ['<< /OpenAction 40 0 R >>', packed()]],
    ['more than there can be', Array.from({ length: 101 }, (_, at) => `<< /OpenAction ${at + 4} 0 R >>`)],
  ])('is refused where the action is an object of its own: %s', (_, objects) => {
    expect(inspect(pdf(objects))).toEqual(refused);
  });

  it('is refused where it is unclear which objects are packed', () => {
    for (const first of [' 4 /First 9', '', ' 4 0 R'])
      expect(inspect(pdf([pdfObjectStream('40 0 << >>', '/Filter /FlateDecode', first)])), first).toEqual(refused);
  });

  it('is judged soon, however it is written', () => {
    for (const piece of [
      '/OpenAction [',
      '/AA%',
      '/OpenAction << /D (',
      '5 0 obj [',
      '/OpenAction 5 0 R 5 0 obj << /S ',
      'obj ',
    ])
      expect(inspect(pdf([`<< /OpenAction 5 0 R >>`, piece.repeat(500_000)])), piece).toHaveProperty('error');
  });
});

describe('a PDF that begins at a place', () => {
  it.each([
    ['<< /OpenAction [3 0 R /XYZ null null 0] >>'],
    ['<< /OpenAction[3 0 R/Fit]/Lang(ja-JP) >>'],
    [`<< /OpenAction ${jump} >>`],
    ['<< /OpenAction<</S/GoTo/D(Top \\(1\\))>> >>'],
    ['<< /OpenAction<</D/Top/S/GoTo>> >>'],
    ['<< /OpenAction 5 0 R >>', jump],
    ['<< /OpenAction 5 0 R >>', '[3 0 R /Fit]', link],
    ['<< /OpenAction 40 0 R >>', packed(jump, link)],
    ['<< /OpenAction 41 0 R >>', packed(link, '[ 3 0 R /FitH 842 ]')],
    [`<< /Subtype /Link /A ${link} /F 4 >>`, '<< /AAAA 5 0 R /AA+Gothic 6 0 R >>'],
    [
      '<< /Resources << /Font << /F 5 0 R >> >> /Length 0 /FT /Tx /Reference 5 0 R >>\nstream\n/F 12 Tf (/F) Tj\nendstream',
    ],
  ])('is taken: %s', (...objects) => {
    expect(inspect(pdf(objects))).toEqual({ mediaType: 'application/pdf' });
  });
});
