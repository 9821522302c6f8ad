import { memo, type ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { type FragmentType, useFragment } from '../../generated/fragment-masking.ts';
import type { ReferralOrder } from '../../generated/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { cx } from '../../ui/classes.ts';
import { Ago } from '../../ui/dates.tsx';
import { Icon } from '../../ui/icons.tsx';
import {
  isUnread,
  pathOf,
  RowAgency,
  RowClock,
  RowConcern,
  RowOwner,
  RowPerson,
  RowStatus,
  RowUrgency,
  UnreadMark,
} from './columns.tsx';
import { ReferralRow } from './query.ts';
import { text } from './text.ts';
import type { ListRow } from './window.ts';

const cell = 'border-b border-line px-2.5 py-2 align-middle';

/** Room for the longest words of each column, which are longer in English; the person has what remains. */
const widths = {
  urgency: 'w-21 [&:lang(en)]:w-26',
  status: 'w-27 [&:lang(en)]:w-32',
  due: 'w-24 [&:lang(en)]:w-37',
  changed: 'w-20 [&:lang(en)]:w-26',
  owner: 'w-24 [&:lang(en)]:w-27',
};

/** The window from which on there is room for who has it in hand. */
const ownerFrom = 'max-lg:hidden [&:lang(en)]:max-xl:hidden';

/** Rows of a box for a desk or a tablet. Every row is one link; the whole row may be clicked. */
export function ReferralTable({
  box,
  rows,
  now,
  order,
  onOrder,
}: {
  box: 'INBOX' | 'OUTBOX';
  rows: readonly ListRow[];
  now: Date;
  order: ReferralOrder;
  onOrder: (order: ReferralOrder) => void;
}) {
  const t = useText(text);
  const isInbox = box === 'INBOX';
  const sort = { order, onOrder };
  return (
    <table className="w-full table-fixed border-separate border-spacing-0 text-left text-sm leading-snug">
      <caption className="sr-only">{t(isInbox ? 'captionInbox' : 'captionOutbox')}</caption>
      <thead>
        <tr>
          <Head>{t('column.person')}</Head>
          <Head className="w-[11%] max-xl:hidden">{t('column.concern')}</Head>
          <Head {...sort} by="URGENCY" direction="descending" className={widths.urgency}>
            {t('column.urgency')}
          </Head>
          <Head className="w-[16%] xl:w-[14%]">{t(isInbox ? 'column.fromAgency' : 'column.toAgency')}</Head>
          <Head className={widths.status}>{t('column.status')}</Head>
          <Head {...sort} by="DUE" direction="ascending" className={widths.due}>
            {t('column.due')}
          </Head>
          <Head {...sort} by="CHANGED" direction="descending" className={widths.changed}>
            {t('column.changed')}
          </Head>
          <Head className={cx(widths.owner, ownerFrom)}>{t(isInbox ? 'column.assignee' : 'column.createdBy')}</Head>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} row={row} now={now} />
        ))}
      </tbody>
    </table>
  );
}

function Head({
  children,
  className,
  by,
  direction,
  order,
  onOrder,
}: {
  children: string;
  className?: string;
  by?: ReferralOrder;
  direction?: 'ascending' | 'descending';
  order?: ReferralOrder;
  onOrder?: (order: ReferralOrder) => void;
}) {
  const t = useText(text);
  const isSorted = by !== undefined && by === order;
  const look =
    'sticky top-(--shell-top) z-10 border-b border-solid-gray-536 bg-solid-gray-50 font-bold whitespace-nowrap';
  if (!by) {
    return (
      <th scope="col" className={cx(look, 'px-2.5 py-2', className)}>
        {children}
      </th>
    );
  }
  return (
    <th scope="col" aria-sort={isSorted ? direction : 'none'} className={cx(look, 'p-0', className)}>
      <button
        type="button"
        title={t('sortBy', { order: t(`orders.${by}`) })}
        onClick={() => onOrder?.(by)}
        className="control-h-sm flex w-full items-center gap-1 px-2.5 py-2 text-left hover:bg-solid-gray-100 hover:underline focus-visible:-outline-offset-4"
      >
        {children}
        <Icon size={14} name={isSorted ? (direction === 'ascending' ? 'arrowUp' : 'arrowDown') : 'sort'} />
      </button>
    </th>
  );
}

const Row = memo(function Row({ row, now }: { row: FragmentType<typeof ReferralRow>; now: Date }) {
  const data = useFragment(ReferralRow, row);
  const navigate = useNavigate();
  const path = pathOf(data);
  return (
    // The link in the row serves the keyboard; the click on the rest of the row is a larger target for the same link.
    <tr
      onClick={(event) => {
        if ((event.target as Element).closest('a') || getSelection()?.isCollapsed === false) return;
        navigate(path);
      }}
      className={cx(
        'group cursor-pointer hover:bg-blue-50 has-[:focus-visible]:bg-blue-50',
        isUnread(data) && 'bg-key-50 font-bold',
      )}
    >
      <th scope="row" className={cx(cell, 'relative pl-6', isUnread(data) ? 'font-bold' : 'font-normal')}>
        <span className="absolute top-1/2 left-1.5 -translate-y-1/2">
          <UnreadMark row={data} />
        </span>
        <Link
          to={path}
          data-row={data.id}
          className="block rounded-4 text-base leading-relaxed text-ink underline decoration-solid-gray-420 underline-offset-4 hover:decoration-2 group-hover:decoration-current focus-visible:bg-white"
        >
          <RowPerson row={data} />
          <span className="sr-only">{data.code}</span>
        </Link>
        <span className="block text-sm font-normal text-quiet tabular-nums" aria-hidden="true">
          {data.code}
        </span>
        <span className="block text-sm font-normal xl:hidden">
          <RowConcern row={data} />
        </span>
      </th>
      <Cell className="max-xl:hidden">
        <RowConcern row={data} />
      </Cell>
      <Cell>
        <RowUrgency row={data} />
      </Cell>
      <Cell>
        <RowAgency row={data} />
      </Cell>
      <Cell>
        <RowStatus row={data} />
      </Cell>
      <Cell>
        <RowClock row={data} now={now} />
      </Cell>
      <Cell>
        <Ago iso={data.changedAt} now={now} />
      </Cell>
      <Cell className={cx('break-keep', ownerFrom)}>
        <RowOwner row={data} />
      </Cell>
    </tr>
  );
});

function Cell({ children, className }: { children: ReactNode; className?: string }) {
  return <td className={cx(cell, className)}>{children}</td>;
}
