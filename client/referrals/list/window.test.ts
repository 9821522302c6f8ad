import { expect, test } from 'vitest';
import { appended, type ListRow, type ListWindow, reused, settled } from './window.ts';

const row = (id: string, content = ''): ListRow => ({ id, content }) as unknown as ListRow;
const window = (ids: string[], hasMore = false): ListWindow => ({
  rows: ids.map((id) => row(id)),
  endCursor: ids.at(-1) ?? null,
  hasMore,
});
const ids = ({ rows }: ListWindow): string[] => rows.map(({ id }) => id);

test('rows that came wait, and the rows being read keep their places with new content', () => {
  const fresh = { ...window(['new', 'b', 'a', 'c']), rows: [row('new'), row('b', 'changed'), row('a'), row('c')] };
  const { shown, arrived } = settled(window(['a', 'b', 'c']), fresh);
  expect(ids(shown)).toEqual(['a', 'b', 'c']);
  expect(shown.rows[1]).toEqual(row('b', 'changed'));
  expect(arrived).toBe(1);
});

test('a row that only moved or went is told as a change without arrivals', () => {
  expect(settled(window(['a', 'b', 'c']), window(['c', 'a', 'b'])).arrived).toBe(0);
  expect(settled(window(['a', 'b', 'c']), window(['a', 'c'])).arrived).toBe(0);
});

test('new content alone is shown at once', () => {
  const fresh = { ...window(['a', 'b']), rows: [row('a'), row('b', 'changed')] };
  expect(settled(window(['a', 'b']), fresh)).toEqual({ shown: fresh, arrived: null });
});

test('rows loaded beyond a newer window stay', () => {
  const { shown, arrived } = settled(window(['a', 'b', 'c', 'd'], true), window(['a', 'b'], true));
  expect(ids(shown)).toEqual(['a', 'b', 'c', 'd']);
  expect(shown).toMatchObject({ endCursor: 'd', hasMore: true });
  expect(arrived).toBeNull();
});

test('the next part repeats no row that moved meanwhile', () => {
  const next = appended(window(['a', 'b'], true), window(['b', 'c']));
  expect(ids(next)).toEqual(['a', 'b', 'c']);
  expect(next).toMatchObject({ endCursor: 'c', hasMore: false });
});

test('rows as they were keep their object, so that they are not drawn again', () => {
  const old = window(['a', 'b']);
  const kept = reused(old, { ...window(['b', 'a']), rows: [row('b', 'changed'), row('a')] });
  expect(kept.rows[1]).toBe(old.rows[0]);
  expect(kept.rows[0]).toEqual(row('b', 'changed'));
});
