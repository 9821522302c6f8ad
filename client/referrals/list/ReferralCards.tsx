import { memo } from 'react';
import { Link } from 'react-router';
import { type FragmentType, useFragment } from '../../generated/fragment-masking.ts';
import { useText } from '../../i18n/text.ts';
import { cx } from '../../ui/classes.ts';
import { Ago } from '../../ui/dates.tsx';
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

/** Rows of a box for a phone: one card, one link each. */
export function ReferralCards({ box, rows, now }: { box: 'INBOX' | 'OUTBOX'; rows: readonly ListRow[]; now: Date }) {
  const t = useText(text);
  return (
    <ul aria-label={t(box === 'INBOX' ? 'captionInbox' : 'captionOutbox')} className="flex flex-col gap-2.5">
      {rows.map((row) => (
        <Card key={row.id} row={row} now={now} />
      ))}
    </ul>
  );
}

const Card = memo(function Card({ row, now }: { row: FragmentType<typeof ReferralRow>; now: Date }) {
  const t = useText(text);
  const data = useFragment(ReferralRow, row);
  const other = data.side === 'SENDER' ? t('column.toAgency') : t('column.fromAgency');
  const owner = data.side === 'SENDER' ? t('column.createdBy') : t('column.assignee');
  return (
    <li
      className={cx(
        'relative rounded-8 border p-3 hover:bg-blue-50',
        isUnread(data) ? 'border-blue-900 bg-key-50' : 'border-line',
      )}
    >
      <div className="flex items-start justify-between gap-3">
        <Link
          to={pathOf(data)}
          data-row={data.id}
          className="flex min-w-0 items-start gap-1.5 text-lg leading-snug font-bold text-ink underline decoration-solid-gray-420 underline-offset-4 after:absolute after:inset-0 after:rounded-8"
        >
          <span className="pt-1 empty:hidden">
            <UnreadMark row={data} />
          </span>
          <RowPerson row={data} />
        </Link>
        <RowUrgency row={data} />
      </div>
      <div className="mt-1.5 flex flex-wrap items-center justify-between gap-x-3 gap-y-1 text-sm">
        <RowStatus row={data} />
        <RowClock row={data} now={now} />
      </div>
      <dl className="mt-2 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5 text-sm leading-snug">
        <Line term={t('column.concern')}>
          <RowConcern row={data} />
        </Line>
        <Line term={other}>
          <RowAgency row={data} />
        </Line>
        <Line term={owner}>
          <RowOwner row={data} />
        </Line>
      </dl>
      <p className="mt-1.5 flex justify-between gap-3 text-sm text-quiet">
        <span className="tabular-nums">{data.code}</span>
        <Ago iso={data.changedAt} now={now} />
      </p>
    </li>
  );
});

function Line({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <>
      <dt className="text-quiet">{term}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  );
}
