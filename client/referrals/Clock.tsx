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

/** The clock of a referral: words, with a sign when it has run out, and the exact time on hover. Nothing without a clock. */
export function Clock({ dueAt, now }: { dueAt: string | null; now: Date }) {
  const t = useText(text);
  const language = useLanguage();
  if (!dueAt) return null;
  const isOverdue = Date.parse(dueAt) < now.getTime();
  return (
    <time
      dateTime={dueAt}
      title={formatDateTime(dueAt, language)}
      className={cx('inline-flex items-center gap-1 whitespace-nowrap', isOverdue && 'font-bold text-red-900')}
    >
      {isOverdue && <Icon name="warning" size={16} />}
      {clockWords(dueAt, now, t)}
    </time>
  );
}
