import { isVisible } from '../text/visible.ts';

const LONGEST = 120;
/** Read at most; beyond it nobody reads a name, and segmenting it would take long. */
const UNITS_READ = 4_000;
const INVISIBLE =
  /[\p{Cc}\p{Surrogate}\u061c\u200b\u200e\u200f\u202a-\u202e\u2028\u2029\u2060\u2066-\u2069\ufeff\ufff9-\ufffb]/gu;
const RESERVED_BY_WINDOWS = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;
const SEGMENTER = new Intl.Segmenter('ja', { granularity: 'grapheme' });

/**
 * A name under which an upload may be stored, shown and given back: without folders, control characters and marks that
 * turn the direction of writing (which let `fdp.exe` read as `exe.pdf`), with `_` for what Windows forbids. Japanese, selectors and
 * emoji stay as they are. At most 120 graphemes, the extension kept; `file` when nothing is left.
 */
export function safeFileName(name: string): string {
  const bare = name
    .slice(-UNITS_READ)
    .replace(/^.*[\\/]/s, '')
    .replace(INVISIBLE, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(bare)?.[0] ?? '';
  const graphemes = Array.from(
    SEGMENTER.segment(bare.slice(0, bare.length - extension.length)),
    ({ segment }) => segment,
  );
  const stem = graphemes
    .slice(0, LONGEST - extension.length)
    .join('')
    .trimEnd();
  return ((isVisible(stem) ? stem : 'file') + extension).replace(RESERVED_BY_WINDOWS, '_$&');
}
