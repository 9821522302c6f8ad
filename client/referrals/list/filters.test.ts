import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  concerns,
  countFilters,
  orders,
  readFilters,
  statuses,
  toApiFilter,
  urgencies,
  writeFilters,
} from './filters.ts';

const filters = fc.record({
  waiting: fc.boolean(),
  asked: fc.boolean(),
  overdue: fc.boolean(),
  unread: fc.boolean(),
  mine: fc.boolean(),
  status: fc.subarray(statuses),
  urgency: fc.subarray(urgencies),
  agencyId: fc.constantFrom('', '0198-a'),
  concern: fc.constantFrom('' as const, ...concerns),
  order: fc.constantFrom(...orders),
});

test('an address says the filters it was made from', () => {
  fc.assert(
    fc.property(filters, (each) => {
      expect(readFilters(writeFilters(each))).toEqual(each);
    }),
  );
});

test('what an address says that is no filter is left out', () => {
  const params = new URLSearchParams('waiting=yes&status=SENT,ROBBED&concern=x&order=NAME&search=髙橋');
  const read = readFilters(params);
  expect(read).toMatchObject({ waiting: false, status: ['SENT'], concern: '', order: 'CHANGED' });
  expect(writeFilters(read).toString()).toBe('status=SENT');
});

test('words searched for go to the API and never into the address', () => {
  const read = readFilters(new URLSearchParams('mine=1'));
  expect(toApiFilter(read, 'たかはし')).toEqual({ mine: true, search: 'たかはし' });
  expect(writeFilters(read).toString()).toBe('mine=1');
  expect(countFilters(read)).toBe(1);
});
