import { expect, test } from 'vitest';
import { categories } from '../consents/content.ts';
import type { Line } from './documents.ts';
import { sheetsOf } from './sheets.ts';
import { readers } from './words.ts';

const line = (id: number, seen: number): Line =>
  ({
    id: String(id),
    day: '2026-11-24',
    firstAt: '2026-11-24T01:00:00.000Z',
    times: 2,
    operations: ['person'],
    categories: categories.slice(0, seen),
    bases: [{ kind: 'OWN_RECORD' }],
    user: { name: '窓口 花子' },
    role: 'STAFF',
  }) as unknown as Line;
const lines = (count: number, seen: number): Line[] => Array.from({ length: count }, (_, at) => line(at, seen));

test.each(readers)('every line stands on one sheet, in its order (%s)', (reader) => {
  const all = lines(60, 5);
  expect(sheetsOf(all, reader).flat()).toEqual(all);
  expect(sheetsOf([], reader)).toEqual([[]]);
});

test('a sheet holds fewer of the lines that say more, as words in やさしい日本語 do', () => {
  const [short] = sheetsOf(lines(30, 1), 'ja');
  const [long] = sheetsOf(lines(30, categories.length), 'ja');
  const [easy] = sheetsOf(lines(30, categories.length), 'easy');
  expect(short?.length).toBeGreaterThan(long?.length ?? 0);
  expect(long?.length).toBeGreaterThan(easy?.length ?? 0);
  expect(easy?.length).toBeGreaterThan(0);
});
