import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { listedIn, ruleFiles } from './list.ts';
import { mutantsOf } from './mutants.ts';

const listed = listedIn(readFileSync('docs/mutants.md', 'utf8'));
const nameOf = ({ file, kind, what }: { file: string; kind: string; what: string }) => `${file} ${kind} ${what}`;

it('knows many ways to break a rule of access, and lists none that there is no more', () => {
  const files = ruleFiles(readdirSync('api', { recursive: true }).map((name) => `api/${name}`));
  const due = files.flatMap((file) => mutantsOf(file, readFileSync(file, 'utf8')).map(nameOf));
  expect(due.length).toBeGreaterThan(400);
  expect(due).toEqual(expect.arrayContaining(listed.map(nameOf)));
});

it('a test notices every one that was tried', () => {
  expect(listed.filter(({ caughtBy }) => caughtBy === '').map(nameOf)).toEqual([]);
});

it.each([
  ["can('read', 'X');", [';']],
  ["can('read', 'X', { own: me });", [';', "can('read', 'X', {  });"]],
  ["if (role === 'A') grant();", ['if (true) grant();', 'if (false) grant();', "if (!(role === 'A')) grant();"]],
  ['const is = a && b;', ['const is = a;', 'const is = b;', 'const is = a || b;']],
  [
    'const sql = Prisma.sql`a = 1 AND b`;',
    ['const sql = Prisma.sql`a <> 1 AND b`;', 'const sql = Prisma.sql`a = 1 OR b`;'],
  ],
])('%s is broken in every way', (text, broken) => {
  expect(
    mutantsOf('api/x/policy.ts', text)
      .map((mutant) => mutant.text)
      .toSorted(),
  ).toEqual(broken.toSorted());
});
