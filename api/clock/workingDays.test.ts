import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addWorkingDays, isWorkingDay, LAST_YEAR_OF_HOLIDAYS } from './workingDays.ts';

const isoOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);
const utc = (year: number, month: number, day: number) => Date.UTC(year, month - 1, day);
const DAY = 86_400_000;

/** The days of 国民の祝日に関する法律 Arts. 2 and 3, worked out here from the law and apart from the library. */
function holidaysOf(year: number): Set<string> {
  const nthMonday = (month: number, nth: number) => {
    const first = new Date(utc(year, month, 1)).getUTCDay();
    return utc(year, month, 1 + ((8 - first) % 7) + (nth - 1) * 7);
  };
  const equinox = (base: number) => Math.floor(base + 0.242194 * (year - 1980) - Math.floor((year - 1980) / 4));
  const named = [
    utc(year, 1, 1),
    nthMonday(1, 2),
    utc(year, 2, 11),
    utc(year, 2, 23),
    utc(year, 3, equinox(20.8431)),
    utc(year, 4, 29),
    utc(year, 5, 3),
    utc(year, 5, 4),
    utc(year, 5, 5),
    nthMonday(7, 3),
    utc(year, 8, 11),
    nthMonday(9, 3),
    utc(year, 9, equinox(23.2488)),
    nthMonday(10, 2),
    utc(year, 11, 3),
    utc(year, 11, 23),
  ];
  const all = new Set(named);
  for (const day of named) {
    if (new Date(day).getUTCDay() !== 0) continue;
    let substitute = day + DAY;
    while (named.includes(substitute)) substitute += DAY;
    all.add(substitute);
  }
  for (const day of named) if (named.includes(day + 2 * DAY) && !all.has(day + DAY)) all.add(day + DAY);
  return new Set([...all].map(isoOf));
}

function expectedWorkingDay(iso: string): boolean {
  const weekday = new Date(iso).getUTCDay();
  const [, month, day] = iso.split('-').map(Number) as [number, number, number];
  if (weekday % 6 === 0 || (month === 12 && day > 28) || (month === 1 && day < 4)) return false;
  return !holidaysOf(Number(iso.slice(0, 4))).has(iso);
}

describe('isWorkingDay', () => {
  it('follows the law on every day from 2024 to 2050', () => {
    for (let day = utc(2024, 1, 1); day < utc(LAST_YEAR_OF_HOLIDAYS + 1, 1, 1); day += DAY) {
      expect(isWorkingDay(isoOf(day)), isoOf(day)).toBe(expectedWorkingDay(isoOf(day)));
    }
  });

  it.each([
    ['2026-05-06', false],
    ['2026-05-07', true],
    ['2026-09-22', false],
    ['2026-12-28', true],
    ['2026-12-29', false],
    ['2027-01-03', false],
    ['2027-01-04', true],
    ['2026-11-21', false],
  ])('%s: %s', (day, works) => {
    expect(isWorkingDay(day)).toBe(works);
  });

  it('goes on without holidays after the last year of the table', () => {
    expect(isWorkingDay(`${LAST_YEAR_OF_HOLIDAYS}-11-23`)).toBe(false);
    expect(isWorkingDay(`${LAST_YEAR_OF_HOLIDAYS + 1}-11-03`)).toBe(true);
    expect(isWorkingDay(`${LAST_YEAR_OF_HOLIDAYS + 1}-11-04`)).toBe(false);
  });

  it('refuses what is no day', () => {
    expect(() => isWorkingDay('2026-02-30')).toThrow(RangeError);
  });
});

describe('addWorkingDays', () => {
  it.each([
    ['2026-04-01T09:00:00+09:00', 1, '2026-04-02T08:15:00.000Z'],
    ['2026-04-01T23:59:00+09:00', 1, '2026-04-02T08:15:00.000Z'],
    ['2026-04-01T15:00:00Z', 1, '2026-04-03T08:15:00.000Z'],
    ['2026-04-03T09:00:00+09:00', 1, '2026-04-06T08:15:00.000Z'],
    ['2026-05-01T09:00:00+09:00', 2, '2026-05-08T08:15:00.000Z'],
    ['2026-12-28T09:00:00+09:00', 1, '2027-01-04T08:15:00.000Z'],
    ['2026-04-04T09:00:00+09:00', 0, '2026-04-06T08:15:00.000Z'],
    ['2026-04-01T09:00:00+09:00', 0, '2026-04-01T08:15:00.000Z'],
  ])('%s and %i working days: %s', (from, n, end) => {
    expect(addWorkingDays(from, n, 'Asia/Tokyo').toISOString()).toBe(end);
    expect(addWorkingDays(new Date(from), n).toISOString()).toBe(end);
  });

  it('counts exactly n working days, and ends on one', () => {
    const instants = fc.date({ noInvalidDate: true, min: new Date('2024-01-01'), max: new Date('2049-01-01') });
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 60 }), (from, n) => {
        const end = addWorkingDays(from, n).getTime() + 9 * 3_600_000;
        const start = from.getTime() + 9 * 3_600_000;
        let counted = 0;
        for (let day = Math.floor(start / DAY) + 1; day <= Math.floor(end / DAY); day++) {
          if (expectedWorkingDay(isoOf(day * DAY))) counted++;
        }
        expect(counted).toBe(n);
        expect(new Date(end).toISOString()).toMatch(/T17:15:00.000Z$/);
        expect(expectedWorkingDay(isoOf(end))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it.each(['Asia/Tokyo', 'UTC', 'America/Los_Angeles', 'Pacific/Kiritimati'])(
    'gives the same on a machine in %s',
    (TZ) => {
      const module = fileURLToPath(new URL('./workingDays.ts', import.meta.url));
      const code = `const { addWorkingDays } = await import(${JSON.stringify(module)});
      for (const hour of ['00:30', '08:59', '14:59', '15:00', '23:30'])
        console.log(addWorkingDays('2026-04-01T' + hour + ':00Z', 1).toISOString());`;
      const printed = execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code], {
        env: { ...process.env, TZ },
        encoding: 'utf8',
      });
      const [second, third] = ['2026-04-02T08:15:00.000Z', '2026-04-03T08:15:00.000Z'];
      expect(printed.trim().split('\n')).toEqual([second, second, second, third, third]);
    },
  );

  it('refuses what it would have to guess', () => {
    expect(() => addWorkingDays('2026-04-01T09:00:00', 1)).toThrow(RangeError);
    expect(() => addWorkingDays('2026-04-01', 1)).toThrow(RangeError);
    expect(() => addWorkingDays(new Date(Number.NaN), 1)).toThrow(RangeError);
    expect(() => addWorkingDays(new Date(), -1)).toThrow(RangeError);
    expect(() => addWorkingDays(new Date(), 0.5)).toThrow(RangeError);
  });
});
