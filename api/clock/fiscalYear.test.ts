import { describe, expect, it } from 'vitest';
import { fiscalYearLabel, fiscalYearOf } from './fiscalYear.ts';

describe('fiscalYearOf', () => {
  it.each([
    ['2026-04-01', 2026],
    ['2027-03-31', 2026],
    ['2026-03-31', 2025],
    ['2026-12-31', 2026],
    ['2027-01-01', 2026],
  ])('%s lies in fiscal year %i', (day, year) => {
    expect(fiscalYearOf(day)).toBe(year);
  });

  it('refuses what is no day', () => {
    expect(() => fiscalYearOf('2026-02-30')).toThrow(RangeError);
  });
});

describe('fiscalYearLabel', () => {
  it.each([
    [2026, '令和8年度'],
    [2020, '令和2年度'],
    [2019, '令和元年度'],
    [2018, '平成30年度'],
    [1989, '平成元年度'],
    [1988, '昭和63年度'],
  ])('%i is %s', (year, label) => {
    expect(fiscalYearLabel(year)).toBe(label);
  });

  it('refuses a year that has no such name', () => {
    expect(() => fiscalYearLabel(1872)).toThrow(RangeError);
  });
});
