import { cellsOf } from './cells.ts';
import type { Line } from './documents.ts';
import { type Reader, words } from './words.ts';

/** Widths of the columns; sheetsOf reckons with them. */
const widths = ['w-[17%]', 'w-[26%]', 'w-[31%]', 'w-[26%]'];

/** The lines of one sheet. */
export function LinesTable({ lines, reader }: { lines: readonly Line[]; reader: Reader }) {
  const w = words[reader];
  const cell = 'border border-solid-gray-420 px-1.5 py-1 align-top';
  return (
    <table className="mt-2 w-full table-fixed border-collapse text-left text-[9.5pt]">
      <thead>
        <tr>
          {Object.entries(w.head).map(([id, head], at) => (
            <th key={id} scope="col" className={`${cell} ${widths[at]} bg-solid-gray-50 font-bold`}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => {
          const cells = Object.entries(cellsOf(line, reader));
          return (
            <tr key={line.id} className="break-inside-avoid">
              {cells.map(([column, paragraphs]) => (
                <td
                  key={column}
                  colSpan={cells.length === 1 ? widths.length : undefined}
                  className={`${cell} tabular-nums`}
                >
                  {paragraphs.map((paragraph) => (
                    <p key={paragraph}>{paragraph}</p>
                  ))}
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
