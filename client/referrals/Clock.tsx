import { type Say, useText } from '../i18n/text.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { cx } from '../ui/classes.ts';
import { dayInTokyo, formatDateTime } from '../ui/dates.tsx';
import { Icon } from '../ui/icons.tsx';
import { text } from './text.ts';

const dayMs = 86_400_000;

/** How long a referral still has, in words, counting days by the calendar of Tokyo. */
export function clockWords(dueAt: string, now: Date, t: Say<(typeof text)['ja']>): string {
  const days = (Date.parse(dayInTokyo(dueAt)) - Date.parse(dayInTokyo(now.toISOString()))) / dayMs;
  if (Date.parse(dueAt) < now.getTime())
    return days === 0 ? t('clock.overdueToday') : t('clock.overdue', { count: -days });
  if (days === 0) return t('clock.today');
  return days === 1 ? t('clock.tomorrow') : t('clock.ahead', { count: days });
}

/** Whether the clock runs for the other side: at the sender all but that of a return, at the receiver only that. */
export const isTheirClock = ({ side, status }: { side: 'SENDER' | 'RECEIVER'; status: string }): boolean =>
  (side === 'SENDER') !== (status === 'RETURNED');

/**
 * The clock of a referral: words, with a sign when it has run out, and the exact time on hover. Nothing without a clock.
 * The other side's is said to be theirs, and is no alarm.
 */
export function Clock({ dueAt, now, isTheirs }: { dueAt: string | null; now: Date; isTheirs: boolean }) {
  const t = useText(text);
  const language = useLanguage();
  if (!dueAt) return null;
  const isAlarm = !isTheirs && Date.parse(dueAt) < now.getTime();
  const time = (
    <time
      dateTime={dueAt}
      title={formatDateTime(dueAt, language)}
      className={cx('inline-flex items-center gap-1 whitespace-nowrap', isAlarm && 'font-bold text-red-900')}
    >
      {isAlarm && <Icon name="warning" size={16} />}
      {clockWords(dueAt, now, t)}
    </time>
  );
  if (!isTheirs) return time;
  return (
    <span>
      <span className="inline-block text-xs leading-tight font-normal text-quiet">{t('clock.theirs')}</span> {time}
    </span>
  );
}
