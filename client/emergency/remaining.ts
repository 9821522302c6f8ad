import { say } from '../i18n/text.ts';
import { text } from './text.ts';

/** How long until an instant, in words, every begun minute counted: 1時間5分. */
export function remaining(until: string, now: Date): string {
  const t = say(text);
  const minutes = Math.max(0, Math.ceil((Date.parse(until) - now.getTime()) / 60_000));
  const hours = Math.floor(minutes / 60);
  if (hours === 0) return t('left.minutes', { minutes });
  return minutes % 60 === 0 ? t('left.hours', { hours }) : t('left.both', { hours, minutes: minutes % 60 });
}
