import { Link } from 'react-aria-components';
import { agencyName } from '../agencies/agencyName.ts';
import { useFragment } from '../generated/fragment-masking.ts';
import { useText } from '../i18n/text.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { pathOf, RowClock, RowConcern, RowPerson, RowStatus, UnreadMark } from '../referrals/list/columns.tsx';
import { ReferralRow } from '../referrals/list/query.ts';
import { UrgencyBadge } from '../referrals/Urgency.tsx';
import { cx } from '../ui/classes.ts';
import { Ago } from '../ui/dates.tsx';
import type { Row } from './documents.ts';
import { text } from './text.ts';

/** The first few referrals of a kind: whom, what, where it stands, until when. */
export function ShortList({
  label,
  rows,
  now,
  isNarrow = false,
}: {
  label: string;
  rows: readonly { node: Row }[];
  now: Date;
  isNarrow?: boolean;
}) {
  return (
    <ul aria-label={label} className="border-t border-line">
      {rows.map(({ node }) => (
        <Item key={node.id} row={node} now={now} isNarrow={isNarrow} />
      ))}
    </ul>
  );
}

function Item({ row, now, isNarrow }: { row: Row; now: Date; isNarrow: boolean }) {
  const data = useFragment(ReferralRow, row);
  const t = useText(text);
  const language = useLanguage();
  const isDraft = data.status === 'DRAFT';
  const isSent = data.side === 'SENDER';
  const agency = isSent ? data.toAgency : data.fromAgency;
  return (
    <li
      className={cx(
        'relative grid gap-x-4 gap-y-1 border-b border-line py-2.5 pr-2 hover:bg-blue-50',
        isDraft ? 'pl-2' : 'pl-6',
        !isNarrow && 'sm:grid-cols-[minmax(0,1fr)_minmax(0,13rem)_7.5rem]',
      )}
    >
      {!isDraft && (
        <span className="absolute top-4 left-1.5">
          <UnreadMark row={data} />
        </span>
      )}
      <div className="min-w-0">
        <p className="flex flex-wrap items-end gap-x-2 gap-y-1">
          <Link
            href={pathOf(data)}
            className="font-bold underline decoration-solid-gray-420 underline-offset-4 after:absolute after:inset-0"
          >
            <RowPerson row={data} />
          </Link>
          {data.urgency !== 'ROUTINE' && <UrgencyBadge urgency={data.urgency} />}
        </p>
        <p className="flex flex-wrap gap-x-3 text-sm text-quiet">
          <span>
            <RowConcern row={data} />
          </span>
          <span className="tabular-nums">{data.code}</span>
        </p>
      </div>
      {!isDraft && (
        <div className="min-w-0 text-sm">
          <RowStatus row={data} />
          {agency && (
            <p className="text-quiet">{t(isSent ? 'to' : 'from', { agency: agencyName(agency, language) })}</p>
          )}
        </div>
      )}
      <p className={cx('flex gap-x-3 text-sm', !isNarrow && 'sm:flex-col sm:items-end sm:text-right')}>
        {data.dueAt && <RowClock row={data} now={now} />}
        <span className="text-quiet">
          <Ago iso={data.changedAt} now={now} />
        </span>
      </p>
    </li>
  );
}
