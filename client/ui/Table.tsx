import type { ReactNode } from 'react';
import { Table as AriaTable, Cell, Column, Row, TableBody, TableHeader } from 'react-aria-components';
import { useText } from '../i18n/text.ts';
import { cx } from './classes.ts';
import { Icon } from './icons.tsx';
import { text } from './text.ts';

/** One column of a table. */
export interface TableColumn<R> {
  id: string;
  label: string;
  render: (row: R) => ReactNode;
  /** Names the row for screen readers, and heads its card on a phone. Exactly one column has it. */
  isRowHeader?: boolean;
  isSortable?: boolean;
  isNumeric?: boolean;
  /** Tailwind width class, such as `w-40`. */
  width?: string;
}

/** By which column rows are sorted. */
export interface Sort {
  column: string;
  direction: 'ascending' | 'descending';
}

/**
 * Rows of a list. Arrow keys move between rows and Enter opens one; on a phone each row becomes a card whose values carry their
 * column's name. Sorting is the server's work: `onSort` only says what is wanted.
 */
export function Table<R extends { id: string }>({
  label,
  columns,
  rows,
  href,
  sort,
  onSort,
  empty,
}: {
  label: string;
  columns: readonly TableColumn<R>[];
  rows: readonly R[];
  /** Where a row leads. */
  href?: (row: R) => string;
  sort?: Sort;
  onSort?: (sort: Sort) => void;
  /** Shown instead of rows. */
  empty: ReactNode;
}) {
  if (rows.length === 0) return empty;
  return (
    <AriaTable
      aria-label={label}
      sortDescriptor={sort}
      onSortChange={({ column, direction }) => onSort?.({ column: String(column), direction })}
      className="w-full border-separate border-spacing-0 text-left max-sm:block"
    >
      <TableHeader className="max-sm:sr-only">
        {columns.map((column) => (
          <Head key={column.id} column={column} />
        ))}
      </TableHeader>
      <TableBody className="max-sm:flex max-sm:flex-col max-sm:gap-3">
        {rows.map((row) => (
          <Row
            key={row.id}
            id={row.id}
            href={href?.(row)}
            className={cx(
              'group max-sm:block max-sm:rounded-8 max-sm:border max-sm:border-line max-sm:p-3 focus-visible:-outline-offset-4',
              href && 'cursor-pointer hover:bg-blue-50',
            )}
          >
            {columns.map((column) => (
              <Cell
                key={column.id}
                className={cx(
                  'max-sm:align-top sm:border-b sm:border-line sm:px-3 sm:py-2.5 max-sm:py-0.5',
                  column.isNumeric && 'tabular-nums sm:text-right',
                  column.isRowHeader
                    ? 'max-sm:mb-1 max-sm:block max-sm:text-lg max-sm:font-bold'
                    : 'max-sm:grid max-sm:grid-cols-[7rem_minmax(0,1fr)] max-sm:gap-2',
                )}
              >
                {!column.isRowHeader && (
                  <span aria-hidden="true" className="text-sm leading-6 text-quiet sm:hidden">
                    {column.label}
                  </span>
                )}
                <div className="min-w-0">{column.render(row)}</div>
              </Cell>
            ))}
          </Row>
        ))}
      </TableBody>
    </AriaTable>
  );
}

function Head<R>({ column }: { column: TableColumn<R> }) {
  const t = useText(text);
  return (
    <Column
      id={column.id}
      isRowHeader={column.isRowHeader}
      allowsSorting={column.isSortable}
      textValue={column.isSortable ? t('sortBy', { column: column.label }) : column.label}
      className={cx(
        'sticky top-(--shell-top) z-10 border-b border-solid-gray-536 bg-solid-gray-50 px-3 py-2 text-sm font-bold print:static',
        column.isSortable && 'cursor-pointer hover:bg-solid-gray-100',
        column.isNumeric && 'text-right',
        column.width,
      )}
    >
      {({ sortDirection }) => (
        <span className="inline-flex items-center gap-1">
          {column.label}
          {column.isSortable && (
            <Icon
              size={16}
              name={sortDirection === 'ascending' ? 'arrowUp' : sortDirection === 'descending' ? 'arrowDown' : 'sort'}
            />
          )}
        </span>
      )}
    </Column>
  );
}
