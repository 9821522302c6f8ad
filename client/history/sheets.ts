import { type CellText, cellsOf } from './cells.ts';
import type { Line } from './documents.ts';
import type { Reader } from './words.ts';

/** Millimetres that a sheet of A4 has for lines: the first has the head above them. */
const room = { first: 150, other: 246 } as const;

/** Characters of full width on a line of each column of LinesTable, and of the one that stands for all four. */
const perLine = [8, 12.5, 15, 12.5] as const;
const perWholeLine = 52;

const height = { line: 4.65, padding: 2.6 } as const;

/** Latin letters are about half as wide as kana, and a word that does not fit goes to the next line whole. */
const widthOf = (text: string): number => [...text].reduce((sum, letter) => sum + (letter < '\u2000' ? 0.62 : 1), 0);

function linesIn(cell: CellText, column: number, columns: number): number {
  const fit = columns === 1 ? perWholeLine : (perLine[column] ?? perWholeLine);
  return cell.reduce((sum, paragraph) => sum + Math.ceil(widthOf(paragraph) / fit), 0);
}

function heightOf(line: Line, reader: Reader): number {
  const cells = cellsOf(line, reader);
  const lines = Math.max(1, ...cells.map((cell, column) => linesIn(cell, column, cells.length)));
  return lines * height.line + height.padding;
}

/** Puts the lines on sheets, as many as fit: what a printer cannot fit it prints on a page of its own, under no number. */
export function sheetsOf(lines: readonly Line[], reader: Reader): readonly (readonly Line[])[] {
  const sheets: Line[][] = [[]];
  let left: number = room.first;
  for (const line of lines) {
    const needed = heightOf(line, reader);
    if (needed > left && sheets.at(-1)?.length) {
      sheets.push([]);
      left = room.other;
    }
    sheets.at(-1)?.push(line);
    left -= needed;
  }
  return sheets;
}
