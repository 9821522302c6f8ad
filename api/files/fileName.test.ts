import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeFileName } from './fileName.ts';

describe('safeFileName', () => {
  it.each([
    ['つなぐシート 令和8年4月.pdf', 'つなぐシート 令和8年4月.pdf'],
    [`葛\u{e0100}城　𠮷美👨\u200d👩\u200d👧.jpg`, `葛\u{e0100}城　𠮷美👨\u200d👩\u200d👧.jpg`],
    ['C:\\Users\\hanako\\報告書.docx', '報告書.docx'],
    ['../../etc/passwd', 'passwd'],
    ['C:fakepath', 'C_fakepath'],
    ['請求書\u202efdp.exe', '請求書fdp.exe'],
    ['a\0b\r\n\tc\u200b.txt', 'abc.txt'],
    ['a<b>:"|?*.csv', 'a_b______.csv'],
    [' .bashrc. ', 'bashrc'],
    ['CON.txt', '_CON.txt'],
    ['con', '_con'],
    ['CON .pdf', '_CON.pdf'],
    ['console.txt', 'console.txt'],
    ['a\ud800.png', 'a.png'],
    ['', 'file'],
    ['..', 'file'],
    ['/', 'file'],
    ['\u3164\u2800.pdf', 'file.pdf'],
  ])('%j becomes %j', (name, safe) => {
    expect(safeFileName(name)).toBe(safe);
  });

  it('keeps 120 graphemes and the extension', () => {
    const grapheme = `葛\u{e0100}`;
    expect(safeFileName(`${grapheme.repeat(200)}.xlsx`)).toBe(`${grapheme.repeat(115)}.xlsx`);
    expect(safeFileName(`${'あ'.repeat(116)}.pdf`)).toBe(`${'あ'.repeat(116)}.pdf`);
    expect(safeFileName(`${'x'.repeat(1_000_000)}.pdf`)).toHaveLength(120);
  });

  it('never gives back what a file system or a header could trip over, and is settled at once', () => {
    const tricky = fc.constantFrom(
      '/',
      '\\',
      '.',
      ' ',
      '\u202e',
      '\0',
      'CON',
      '"',
      '\ud800',
      '葛\u{e0100}',
      '.pdf',
      '\u0301',
    );
    const names = fc.array(fc.oneof(tricky, fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 12 });
    fc.assert(
      fc.property(names, (parts) => {
        const safe = safeFileName(parts.join(''));
        expect(safe).not.toMatch(/[\p{Cc}\p{Surrogate}\u202a-\u202e\u2066-\u2069/\\<>:"|?*]|^[\s.]|[\s.]$|^$/u);
        expect(safeFileName(safe)).toBe(safe);
      }),
      { numRuns: 1000 },
    );
  });
});
