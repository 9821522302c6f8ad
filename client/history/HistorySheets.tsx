import { type ReactNode, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { PaperTable, PrintSheet, PrintSheets } from '../ui/PrintSheet.tsx';
import type { Line } from './documents.ts';
import { LinesTable } from './LinesTable.tsx';
import { sheetsOf } from './sheets.ts';
import { type Reader, readers, type SheetWords, words } from './words.ts';

/** What a history says besides its lines, in the words of whoever reads it. */
export interface SheetParts {
  /** Rows of its head. */
  head: { id: string; term: ReactNode; value: ReactNode }[];
  /** What is told of what it holds and leaves out. */
  notes: readonly string[];
  /** What stands before the person's rights on the last sheet. */
  more?: ReactNode;
}

/** Somebody's access history on A4, in the language they read. */
export function HistorySheets({
  lines,
  parts,
}: {
  lines: readonly Line[];
  parts: (w: SheetWords, reader: Reader) => SheetParts;
}) {
  const [reader, setReader] = useState<Reader>('ja');
  const w = words[reader];
  const { head, notes, more } = parts(w, reader);
  const sheets = sheetsOf(lines, reader);
  const pages = sheets.length + 1;
  const language = reader === 'en' ? 'en' : 'ja';
  return (
    <PrintSheets
      actions={readers.map((each) => (
        <Button
          key={each}
          variant="outline"
          aria-pressed={each === reader}
          icon={each === reader ? 'check' : undefined}
          onPress={() => setReader(each)}
        >
          {words[each].name}
        </Button>
      ))}
    >
      {sheets.map((some, at) => (
        <PrintSheet key={some[0]?.id ?? 'none'} page={at + 1} pages={pages} footer={w.footer} language={language}>
          <div lang={language}>
            {at === 0 && (
              <>
                <h2 className="mb-2 text-center text-[15pt] font-bold">{w.title}</h2>
                <PaperTable isWide rows={head} />
                <p className="mb-1">{w.intro}</p>
                {notes.map((note) => (
                  <p key={note} className="mb-1">
                    {note}
                  </p>
                ))}
              </>
            )}
            {lines.length === 0 ? (
              <p className="mt-3 font-bold">{w.none}</p>
            ) : (
              <LinesTable lines={some} reader={reader} />
            )}
          </div>
        </PrintSheet>
      ))}
      <PrintSheet page={pages} pages={pages} footer={w.footer} language={language}>
        <div lang={language}>
          {more}
          <h3 className="mt-2 mb-1 text-[12pt] font-bold">{w.rights.title}</h3>
          <ul className="list-disc pl-5">
            {[...w.rights.lines, w.protected].map((line) => (
              <li key={line} className="mb-1">
                {line}
              </li>
            ))}
          </ul>
        </div>
      </PrintSheet>
    </PrintSheets>
  );
}
