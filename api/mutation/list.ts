import type { Mutant } from './mutants.ts';

/** A mutant and the test file that catches it; empty where none does. */
export interface Result extends Pick<Mutant, 'file' | 'kind' | 'what'> {
  caughtBy: string;
}

/** Files that hold rules of access besides every noun's `policy.ts`: the gate, and what is told to whom. */
const more = [
  'api/access/ability.ts',
  'api/access/visible.ts',
  'api/events/changes.ts',
  'api/referrals/parts.ts',
  'api/referrals/told.ts',
];

export const ruleFiles = (files: readonly string[]): string[] =>
  files.filter((file) => file.endsWith('/policy.ts') || more.includes(file)).toSorted();

/** The page that keeps the results, of so many mutants in all. Blocks of plain text: what was changed is code, in which any sign may stand. */
export function page(results: readonly Result[], total: number): string {
  const caught = results.filter(({ caughtBy }) => caughtBy !== '').length;
  const files = [...new Set(results.map(({ file }) => file))];
  const block = (file: string) =>
    results
      .filter((result) => result.file === file)
      .map(({ kind, what, caughtBy }) => `${kind}  ${caughtBy || 'SURVIVES'}  ${what}`)
      .join('\n');
  return `# Mutants

Each rule of access, removed, widened or inverted in turn, and the test that notices (\`npm run mutation\`).
${results.length} of ${total} mutants have been judged, and ${caught} of those are caught. A test fails when a rule that was judged has changed and
this page has not.

${files.map((file) => `## ${file}\n\n\`\`\`text\n${block(file)}\n\`\`\``).join('\n\n')}
`;
}

/** What a page holds. */
export function listedIn(text: string): Result[] {
  let file = '';
  return text.split('\n').flatMap((line) => {
    if (line.startsWith('## ')) file = line.slice(3);
    const [, kind, caughtBy, what] = /^(removed|widened|inverted) {2}(\S+) {2}(.+)$/.exec(line) ?? [];
    if (!kind || !what || !caughtBy) return [];
    return [{ file, kind: kind as Result['kind'], what, caughtBy: caughtBy === 'SURVIVES' ? '' : caughtBy }];
  });
}
