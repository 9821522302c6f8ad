import { fiscalYearOf } from '../../api/clock/fiscalYear.ts';
import { TOKYO_OFFSET_MS, tokyoDate } from '../../api/clock/tokyoDate.ts';
import { isWorkingDay } from '../../api/clock/workingDays.ts';

/** Working days the city's memory reaches back: twelve months. */
export const span = 245;

const minute = 60_000;
const day = 24 * 60 * minute;
/** A working day is told from its first counter hour, 8:45, over eight hours. */
const opening = (8 * 60 + 45) * minute;
const openFor = 8 * 60 * minute;

/**
 * Time in the demo city. A `position` counts working days: 0 is the opening of the first, `span` the close of the last one
 * before the day of seeding, 3.5 the middle of the fourth. So the same stories always end yesterday.
 */
export interface Calendar {
  at(position: number): Date;
  /** The 1 April last past and the next, when transfers take effect. */
  lastApril: Date;
  nextApril: Date;
  /** The year of the day of seeding, from which ages count. */
  year: number;
}

/** @param now the moment of seeding */
export function calendarOf(now: Date): Calendar {
  const today = tokyoDate(now);
  const days: number[] = [];
  for (let ms = Date.parse(today) - day; days.length < span; ms -= day) {
    if (isWorkingDay(new Date(ms).toISOString().slice(0, 10))) days.unshift(ms - TOKYO_OFFSET_MS);
  }
  const fiscal = fiscalYearOf(today);
  return {
    year: Number(today.slice(0, 4)),
    lastApril: new Date(`${fiscal}-04-01T00:00:00+09:00`),
    nextApril: new Date(`${fiscal + 1}-04-01T00:00:00+09:00`),
    at(position) {
      const index = Math.min(Math.max(Math.floor(position), 0), span - 1);
      const within = Math.min(Math.max(position - index, 0), 1) * openFor;
      return new Date((days[index] as number) + opening + Math.floor(within / 1000) * 1000);
    },
  };
}
