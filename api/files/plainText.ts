const BINARY_CONTROL = /[^\P{Cc}\t\n\f\r]/u;

/**
 * True for text in UTF-8 or in Shift_JIS (as Excel for Windows writes CSV) without control characters other than tab and line
 * ends.
 */
export function isPlainText(content: Uint8Array): boolean {
  return ['utf-8', 'shift_jis'].some((encoding) => {
    try {
      return !BINARY_CONTROL.test(new TextDecoder(encoding, { fatal: true }).decode(content));
    } catch {
      return false;
    }
  });
}
