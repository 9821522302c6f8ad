import { agencyLabels } from '../agencies/labels.ts';
import { useText } from '../i18n/text.ts';
import { cx } from '../ui/classes.ts';
import { channels } from './documents.ts';
import type { Sum } from './sums.ts';
import { text } from './text.ts';

const cell = 'border-b border-line px-2 py-1.5 text-right whitespace-nowrap tabular-nums sm:px-3';
const head =
  'border-b border-solid-gray-536 bg-solid-gray-50 px-2 py-2 text-sm font-bold leading-tight [overflow-wrap:normal] sm:px-3';

/** Sums by channel, with totals to the right and below. */
export function SumTable({
  caption,
  head: first,
  nameOf,
  mayWrap = false,
  rows,
  all,
}: {
  caption: string;
  head: string;
  /** What a row's key is called. */
  nameOf: (key: string) => string;
  /** Whether those names are long. */
  mayWrap?: boolean;
  rows: readonly Sum[];
  all: Sum;
}) {
  const t = useText(text);
  const label = useText(agencyLabels);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than a phone is scrolled by keyboard too
    <section aria-label={caption} tabIndex={0} className="overflow-x-auto">
      <table className="w-full border-separate border-spacing-0">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className={cx(head, 'text-left')}>
              {first}
            </th>
            {channels.map((channel) => (
              <th key={channel} scope="col" className={cx(head, 'text-right')}>
                {label(`channel.${channel}`)}
              </th>
            ))}
            <th scope="col" className={cx(head, 'text-right')}>
              {t('sums.total')}
            </th>
            <th scope="col" className={cx(head, 'text-right')}>
              {t('sums.leaflet')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th
                scope="row"
                className={cx(
                  'border-b border-line px-2 py-1.5 text-left font-normal sm:whitespace-nowrap sm:px-3',
                  mayWrap ? 'min-w-28' : 'whitespace-nowrap',
                )}
              >
                {nameOf(row.key)}
              </th>
              <Numbers sum={row} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="font-bold">
            <th scope="row" className="border-b border-solid-gray-536 bg-key-50 px-2 py-1.5 text-left sm:px-3">
              {t('sums.sum')}
            </th>
            <Numbers sum={all} className="border-solid-gray-536 bg-key-50" />
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

function Numbers({ sum, className }: { sum: Sum; className?: string }) {
  return (
    <>
      {channels.map((channel) => (
        <td key={channel} className={cx(cell, className, sum.byChannel[channel] === 0 && 'text-quiet')}>
          {sum.byChannel[channel]}
        </td>
      ))}
      <td className={cx(cell, className, 'font-bold')}>{sum.total}</td>
      <td className={cx(cell, className)}>{sum.leaflet}</td>
    </>
  );
}
