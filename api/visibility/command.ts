import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { differences, read, summaryOf, write } from './summary.ts';

/**
 * `npm run policy:diff [-- --write] [-- --since <commit>]`
 *
 * What a change of rules does to the demo city: which fields, of how many people and referrals, become visible or hidden to whom,
 * against the committed summary (`docs/visibility.txt`). Exits 1 when they differ, unless it is written anew. With `--since` it
 * tells how the committed summary has changed since a commit.
 */
const file = 'docs/visibility.txt';
const { values } = parseArgs({ options: { write: { type: 'boolean' }, since: { type: 'string' } } });
const say = (line: string) => process.stdout.write(`${line}\n`);

function committedAt(commit: string): string {
  try {
    return execFileSync('git', ['show', `${commit}:${file}`], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return '';
  }
}

function tell(lines: readonly string[]): void {
  say(lines.length === 0 ? 'Everybody sees in the demo city what they saw.' : lines.join('\n'));
}

if (values.since) {
  tell(differences(read(committedAt(values.since)), read(readFileSync(file, 'utf8'))));
} else {
  // Imported only now: it imports code that is generated.
  const { lookAtCity } = await import('./city.ts');
  const now = summaryOf(await lookAtCity());
  const lines = differences(read(readFileSync(file, 'utf8')), now);
  tell(lines);
  if (values.write) writeFileSync(file, write(now));
  else if (lines.length > 0) {
    say(`\n${file} says otherwise: npm run policy:diff -- --write, and have the lines above read with the change.`);
    process.exitCode = 1;
  }
}
