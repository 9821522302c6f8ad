import { Link } from 'react-aria-components';
import { useText } from '../i18n/text.ts';
import { cx } from '../ui/classes.ts';
import { Icon } from '../ui/icons.tsx';
import type { Counts } from './documents.ts';
import { text } from './text.ts';

interface Tile {
  count: Exclude<keyof Counts, '__typename' | 'drafts'>;
  href: string;
  /** What must not be left lying is marked when there is any. */
  isPressing?: boolean;
}

const inbox: readonly Tile[] = [
  { count: 'inboxWaiting', href: '/inbox?waiting=1' },
  { count: 'inboxOverdue', href: '/inbox?overdue=1', isPressing: true },
  { count: 'inboxUnread', href: '/inbox?unread=1' },
  { count: 'assignedToMe', href: '/inbox?mine=1&status=SENT,RECEIVED,ACCEPTED,IN_PROGRESS,RETURNED' },
];

const outbox: readonly Tile[] = [
  { count: 'returned', href: '/outbox?status=RETURNED', isPressing: true },
  { count: 'outboxAsked', href: '/outbox?asked=1', isPressing: true },
  { count: 'outboxUnread', href: '/outbox?unread=1' },
  { count: 'outboxOverdue', href: '/outbox?overdue=1' },
];

/** How much waits in each box; each number leads to its rows. */
export function CountTiles({ counts, receives }: { counts: Counts; receives: boolean }) {
  const t = useText(text);
  const hasInbox = receives || inbox.some(({ count }) => counts[count] > 0);
  return (
    <section aria-label={t('counts')} className={cx('mb-7 grid gap-x-8 gap-y-4', hasInbox && 'xl:grid-cols-2')}>
      {hasInbox && <Box title={t('inbox')} tiles={inbox} counts={counts} />}
      <Box title={t('outbox')} tiles={outbox} counts={counts} />
    </section>
  );
}

function Box({ title, tiles, counts }: { title: string; tiles: readonly Tile[]; counts: Counts }) {
  const t = useText(text);
  return (
    <div className="min-w-0">
      <h2 className="mb-1.5 text-sm font-bold text-quiet">{title}</h2>
      <ul className="grid grid-cols-2 gap-2 sm:grid-cols-4">
        {tiles.map(({ count, href, isPressing }) => {
          const isMarked = Boolean(isPressing) && counts[count] > 0;
          return (
            <li key={count} className="flex">
              <Link
                href={href}
                aria-label={t('tileLabel', {
                  box: title,
                  tile: t(`tile.${count}`),
                  cases: t('cases', { count: counts[count] }),
                })}
                className={cx(
                  'flex min-w-0 grow flex-col justify-between gap-1 rounded-8 border px-3 py-2 hover:bg-blue-50 hover:underline',
                  isMarked ? 'border-red-900 text-red-900 inset-ring inset-ring-red-900' : 'border-line',
                )}
              >
                <span className="flex items-center gap-1 text-sm leading-snug">
                  {isMarked && <Icon name="warning" size={16} />}
                  {t(`tile.${count}`)}
                </span>
                <span
                  className={cx(
                    'text-3xl leading-none font-bold tabular-nums',
                    counts[count] === 0 && 'font-normal text-quiet',
                  )}
                >
                  {counts[count]}
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
