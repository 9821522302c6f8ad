import { anyName } from './pdfNames.ts';

const SPACE = '[\\0\\t\\n\\f\\r ]';
const REFERENCE = `(\\d{1,10})${SPACE}+\\d{1,5}${SPACE}+R(?![A-Za-z])`;

/** Dictionaries of actions that a page, a field or the document does by itself (§12.6.3), which no office program writes. */
const TRIGGERED = new RegExp(`${anyName(['AA']).source}${SPACE}*(?:<<|%|${REFERENCE})`);

const OPENING = new RegExp(`${anyName(['OpenAction']).source}(?![A-Za-z])${SPACE}*`, 'g');
const OPENED = new RegExp(REFERENCE, 'y');
const TARGET = `(?:\\[[^\\[\\]<>()%]{0,500}\\]|\\d{1,10}${SPACE}+\\d{1,5}${SPACE}+R|/[^\\0\\t\\n\\f\\r ()<>\\[\\]{}/%]{1,200}|\\((?:[^()\\\\]|\\\\.){0,500}\\)|<[\\dA-Fa-f]{0,500}>)`;
/** A place in the document to open it at, or the action of going there, and nothing beside (§12.3.2, §12.6.4.2). */
const JUMP = new RegExp(
  `${SPACE}*(?:\\[[^\\[\\]<>()%]{0,500}\\]|<<${SPACE}*(?:/(?:Type${SPACE}*/Action|S${SPACE}*/GoTo|(?:D|SD)${SPACE}*${TARGET})${SPACE}*){1,6}>>)`,
  'y',
);

/** The numbers before the keyword `obj`. */
const HEAD = new RegExp(`(?<![\\d.+-])(\\d{1,10})${SPACE}+\\d{1,5}${SPACE}+$`);

/** Of one version of a file there is one; those who save changes behind it add some. */
const MOST_OPENINGS = 100;

/** Objects packed into a stream (§7.5.7), and where the first of them begins. */
export interface PackedObjects {
  text: string;
  first: number;
}

/**
 * Whether a PDF does anything by itself but begin at a place of its own. Where the action is an object of its own, everything
 * that bears its number has to be such a jump, for readers differ in which one they take.
 * @param text the file in Latin-1
 */
export function actsByItself(text: string, packed: readonly PackedObjects[]): boolean {
  const opened = new Set<number>();
  for (const each of [text, ...packed.map((objects) => objects.text)]) {
    if (TRIGGERED.test(each)) return true;
    for (const { index, 0: name } of each.matchAll(OPENING)) {
      const at = index + name.length;
      const reference = matchAt(OPENED, each, at);
      if (reference) opened.add(Number(reference[1]));
      else if (!matchAt(JUMP, each, at)) return true;
      if (opened.size > MOST_OPENINGS) return true;
    }
  }
  return opened.size > 0 && !areJumps(opened, text, packed);
}

function areJumps(opened: ReadonlySet<number>, text: string, packed: readonly PackedObjects[]): boolean {
  const found = new Set<number>();
  for (const { index } of text.matchAll(/(?<![A-Za-z])obj/g)) {
    const [, number] = HEAD.exec(text.slice(Math.max(0, index - 40), index)) ?? [];
    const isOpened =
      number === undefined
        ? text
            .slice(index + 3, index + 40)
            .trimStart()
            .startsWith('<<')
        : opened.has(Number(number));
    // A number that cannot be read here may be any.
    if (isOpened && !matchAt(JUMP, text, index + 3)) return false;
    if (number !== undefined && isOpened) found.add(Number(number));
  }
  for (const { text: objects, first } of packed) {
    const here = new Set<number>();
    for (const [, number, offset] of objects.slice(0, first).matchAll(/(\d+)\s+(\d+)/g)) {
      if (!opened.has(Number(number))) continue;
      if (here.has(Number(number)) || !matchAt(JUMP, objects, first + Number(offset))) return false;
      here.add(Number(number));
      found.add(Number(number));
    }
  }
  return found.size === opened.size;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
