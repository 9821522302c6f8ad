import type { ReactNode } from 'react';
import { cx } from './classes.ts';
import { Ago, DateText } from './dates.tsx';
import { Icon, type IconName } from './icons.tsx';

/** One happening of a timeline. */
export interface TimelineEvent {
  id: string;
  /** Instant, e.g. `2026-11-23T05:00:00Z`. */
  at: string;
  title: ReactNode;
  /** Who, and for which agency. */
  by?: ReactNode;
  body?: ReactNode;
  icon?: IconName;
  /** Set apart what asks for attention. */
  tone?: 'plain' | 'attention';
}

/** What happened, in the order given. New entries are read out when `live`. */
export function Timeline({
  label,
  events,
  live = false,
}: {
  label: string;
  events: readonly TimelineEvent[];
  live?: boolean;
}) {
  return (
    <ol aria-label={label} aria-live={live ? 'polite' : undefined} className="relative">
      {events.map((event, index) => (
        <li key={event.id} className="relative grid grid-cols-[2rem_minmax(0,1fr)] gap-3 pb-5 break-inside-avoid">
          {index < events.length - 1 && (
            <span
              aria-hidden="true"
              className="absolute top-8 bottom-0 left-4 w-px -translate-x-1/2 bg-solid-gray-420"
            />
          )}
          <span
            aria-hidden="true"
            className={cx(
              'flex size-8 items-center justify-center rounded-full border',
              event.tone === 'attention'
                ? 'border-orange-900 bg-orange-50 text-orange-1000'
                : 'border-solid-gray-420 bg-white text-solid-gray-700',
            )}
          >
            <Icon name={event.icon ?? 'clock'} size={16} />
          </span>
          <div className="min-w-0 pt-0.5">
            <p className="font-bold leading-snug">{event.title}</p>
            <p className="flex flex-wrap gap-x-3 text-sm text-quiet">
              {event.by && <span>{event.by}</span>}
              <span className="flex flex-wrap gap-x-3">
                <DateText iso={event.at} withTime />
                <span className="print:hidden">
                  <Ago iso={event.at} />
                </span>
              </span>
            </p>
            {event.body && <div className="mt-1 whitespace-pre-wrap">{event.body}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}
