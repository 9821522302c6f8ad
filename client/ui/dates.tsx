import { formatEra } from '../../api/text/eraDate.ts';
import type { Reading } from '../i18n/i18n.ts';
import { type Say, useText } from '../i18n/text.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { text } from './text.ts';

const zone = 'Asia/Tokyo';
const weekdays = ['日', '月', '火', '水', '木', '金', '土'];
const tokyoDay = new Intl.DateTimeFormat('sv-SE', {
  timeZone: zone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});
const tokyoTime = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
const englishDay = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});

const simpleDay = new Intl.DateTimeFormat('ja-JP-u-ca-gregory', {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});

/** The day in Tokyo (`YYYY-MM-DD`) of an instant, or the day itself when given one. */
export function dayInTokyo(iso: string): string {
  return iso.length === 10 ? iso : tokyoDay.format(new Date(iso));
}

/** The time in Tokyo, `HH:mm`, of an instant such as `2026-11-23T05:00:00Z`. */
export function timeInTokyo(instant: string): string {
  return tokyoTime.format(new Date(instant));
}

const utc = (day: string): Date => new Date(`${day}T00:00:00Z`);

/**
 * A day as people read it: 令和8年11月23日（月）, 2026年11月23日 for whoever reads easy Japanese, or 23 Nov 2026.
 * @param iso a day, or an instant whose day in Tokyo is meant
 */
export function formatDate(iso: string, language: Reading): string {
  const day = dayInTokyo(iso);
  return language !== 'ja'
    ? formatBirthDate(day, language)
    : `${formatEra(day, 'long')}（${weekdays[utc(day).getUTCDay()]}）`;
}

/** A day whose weekday says nothing, as forms ask for it: 昭和63年1月7日, or 7 Jan 1988. */
export function formatBirthDate(day: string, language: Reading): string {
  if (language === 'ja-simple') return simpleDay.format(utc(day));
  return language === 'en' ? englishDay.format(utc(day)) : formatEra(day, 'long');
}

/** A day and time in Tokyo: 令和8年11月23日（月） 14:05, or 23 Nov 2026, 14:05. */
export function formatDateTime(instant: string, language: Reading): string {
  return `${formatDate(instant, language)}${language === 'en' ? ',' : ''} ${timeInTokyo(instant)}`;
}

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** How long ago in words, counting days by the calendar of Tokyo: たった今, 5分前, 3日前, 2日後. */
export function formatAgo(iso: string, now: Date, t: Say<(typeof text)['ja']>): string {
  const days = daysBetween(dayInTokyo(iso), dayInTokyo(now.toISOString()));
  if (iso.length === 10) {
    if (days === 0) return t('ago.today');
    return days > 0 ? t('ago.days', { count: days }) : t('ago.ahead', { count: -days });
  }
  const minutes = Math.floor((now.getTime() - Date.parse(iso)) / 60_000);
  if (minutes < 1 && days >= 0) return t('ago.now');
  if (days < 0) return t('ago.ahead', { count: -days });
  if (minutes < 60) return t('ago.minutes', { count: minutes });
  return days === 0 ? t('ago.hours', { count: Math.floor(minutes / 60) }) : t('ago.days', { count: days });
}

/** A day or an instant for reading, with the ISO value for machines. `withTime` adds the time in Tokyo. */
export function DateText({ iso, withTime = false }: { iso: string; withTime?: boolean }) {
  const language = useLanguage();
  return (
    <time dateTime={iso} className="whitespace-nowrap">
      {withTime ? formatDateTime(iso, language) : formatDate(iso, language)}
    </time>
  );
}

/** A day in both calendars: 昭和63年1月7日（1988-01-07）, or 1988-01-07 (昭和63年1月7日). */
export function EraDate({ iso }: { iso: string }) {
  const language = useLanguage();
  const day = dayInTokyo(iso);
  const [first, second] = language === 'ja' ? [formatEra(day, 'long'), day] : [day, formatEra(day, 'long')];
  return (
    <time dateTime={day}>
      <span className="whitespace-nowrap">{first}</span>
      <span className="whitespace-nowrap text-quiet">{language === 'ja' ? `（${second}）` : ` (${second})`}</span>
    </time>
  );
}

/** How long ago, with the exact day and time on hover. */
export function Ago({ iso, now = new Date() }: { iso: string; now?: Date }) {
  const t = useText(text);
  const language = useLanguage();
  return (
    <time
      dateTime={iso}
      title={iso.length === 10 ? formatDate(iso, language) : formatDateTime(iso, language)}
      className="whitespace-nowrap"
    >
      {formatAgo(iso, now, t)}
    </time>
  );
}
