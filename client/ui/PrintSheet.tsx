import type { ReactNode } from 'react';
import type { Reading } from '../i18n/i18n.ts';
import { textIn, useText } from '../i18n/text.ts';
import { Button } from './Button.tsx';
import { text } from './text.ts';

/**
 * Sheets of A4. On the screen they look like paper under a button that prints; on paper nothing of the app's frame shows.
 * @param actions further buttons beside the one that prints
 */
export function PrintSheets({ actions, children }: { actions?: ReactNode; children: ReactNode }) {
  const t = useText(text);
  return (
    <div className="flex flex-col items-center gap-6 print:block">
      <div className="flex w-full max-w-[210mm] flex-wrap gap-3 print:hidden">
        <Button icon="printer" onPress={() => print()}>
          {t('printThis')}
        </Button>
        {actions}
      </div>
      {children}
    </div>
  );
}

/** One sheet of A4; it starts a new page and says at its foot which of how many it is. */
export function PrintSheet({
  page,
  pages,
  footer,
  language,
  children,
}: {
  page: number;
  pages: number;
  footer?: ReactNode;
  /** What the paper is written in; the screen's language where it is not given. */
  language?: Reading;
  children: ReactNode;
}) {
  const own = useText(text);
  const t = language ? textIn(text, language) : own;
  return (
    <article className="flex min-h-[297mm] w-full max-w-[210mm] flex-col border border-solid-gray-420 bg-white p-[12mm] text-[10.5pt] leading-snug not-last:break-after-page max-sm:min-h-0 max-sm:p-4 print:min-h-[272mm] print:border-0 print:p-0">
      <div className="grow">{children}</div>
      <footer className="mt-4 flex justify-between border-t border-solid-gray-420 pt-1 text-[9pt] text-quiet">
        <span>{footer}</span>
        <span>{t('page', { now: page, all: pages })}</span>
      </footer>
    </article>
  );
}

/**
 * A ruled table of names and values, as on a paper form; an empty value leaves room to write.
 * @param isWide whether the names are longer than a word or two
 */
export function PaperTable({
  rows,
  isWide = false,
}: {
  rows: readonly { id: string; term: ReactNode; value: ReactNode }[];
  isWide?: boolean;
}) {
  return (
    <table className="mb-3 w-full border-collapse">
      <tbody>
        {rows.map(({ id, term, value }) => (
          <tr key={id} className="break-inside-avoid">
            <th
              scope="row"
              className={`${isWide ? 'w-[46mm]' : 'w-[32mm]'} border border-black bg-solid-gray-50 px-2 py-1 text-left align-top font-normal`}
            >
              {term}
            </th>
            <td className="h-[7mm] whitespace-pre-wrap border border-black px-2 py-1 align-top">{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
