import type { ReactNode } from 'react';
import { cx } from '../../ui/classes.ts';

const strokes = { tick: 'M2.5 6l2.5 3L9.5 2.5', hidden: 'M3 6h6' };

/**
 * A box to tick, drawn so that it prints alike everywhere.
 * @param mark ◎ for the main one of several; a dash for what the reader may not know
 */
export function Tick({
  isOn,
  mark = 'tick',
  children,
}: {
  isOn: boolean;
  mark?: 'tick' | 'main' | 'hidden';
  children: ReactNode;
}) {
  const stroke = mark === 'hidden' ? strokes.hidden : isOn ? strokes.tick : undefined;
  return (
    <span className="inline-flex items-baseline gap-1">
      {isOn && mark === 'main' ? (
        <span aria-hidden="true" className="w-[3.2mm] text-center leading-none font-bold">
          ◎
        </span>
      ) : (
        <svg
          aria-hidden="true"
          viewBox="0 0 12 12"
          className="size-[3.2mm] shrink-0 translate-y-[0.4mm]"
          fill="none"
          stroke="black"
        >
          <rect x="0.5" y="0.5" width="11" height="11" />
          {stroke && <path d={stroke} strokeWidth="1.8" />}
        </svg>
      )}
      <span className={cx(isOn && 'font-bold')}>{children}</span>
    </span>
  );
}

/** A part of the sheet: a ruled table under its heading. */
export function Part({ title, note, children }: { title: string; note?: string; children: ReactNode }) {
  return (
    <section className="mt-[1.8mm]">
      <h3 className="mb-[0.4mm] flex items-baseline gap-2 text-[10pt] font-bold break-after-avoid">
        {title}
        {note && <span className="text-[8.5pt] font-normal">{note}</span>}
      </h3>
      {children}
    </section>
  );
}

/** A ruled table; its rows are `Line`s. */
export function Ruled({ children, isStrong = false }: { children: ReactNode; isStrong?: boolean }) {
  return (
    <table className={cx('w-full table-fixed border-collapse', isStrong && 'border-[0.7mm] border-black')}>
      <tbody>{children}</tbody>
    </table>
  );
}

/** One row of terms and values. Two terms share a row on paper; a long value may run over the page. */
export function Line({
  cells,
  mayBreak = false,
}: {
  cells: readonly (readonly [string, ReactNode])[];
  mayBreak?: boolean;
}) {
  return (
    <tr className={cx(!mayBreak && 'break-inside-avoid')}>
      {cells.map(([term, value], index) => (
        <Pair key={term} term={term} span={cells.length === 1 ? 3 : 1} isFirst={index === 0}>
          {value}
        </Pair>
      ))}
    </tr>
  );
}

function Pair({
  term,
  span,
  isFirst,
  children,
}: {
  term: string;
  span: number;
  isFirst: boolean;
  children: ReactNode;
}) {
  return (
    <>
      <th
        scope="row"
        className={cx(
          'border border-black bg-solid-gray-50 px-[1.5mm] py-[0.7mm] text-left align-top text-[8.5pt] leading-tight font-normal',
          isFirst ? 'w-[30mm] max-sm:w-24' : 'w-[17mm] max-sm:w-20',
        )}
      >
        {term}
      </th>
      <td colSpan={span} className="h-[5.6mm] border border-black px-[1.5mm] py-[0.5mm] align-top whitespace-pre-wrap">
        {children}
      </td>
    </>
  );
}
