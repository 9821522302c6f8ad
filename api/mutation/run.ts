import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Question } from './judge.ts';
import { listedIn, page, type Result, ruleFiles } from './list.ts';
import { type Mutant, mutantsOf } from './mutants.ts';

/**
 * `npm run mutation [-- --all] [-- --only <part of a file's name>] [-- --survivors]`
 *
 * Changes each rule of access in turn, in copies of the repository, and runs the suite until a test fails. Without `--all` only
 * mutants that `docs/mutants.md` does not hold yet, and with `--survivors` those that nothing noticed; the page is written anew
 * after each. Exits 1 when one survives.
 */
const { values } = parseArgs({
  options: { all: { type: 'boolean' }, survivors: { type: 'boolean' }, only: { type: 'string', default: '' } },
});
const say = (line: string) => process.stdout.write(`${line}\n`);

const place = 'docs/mutants.md';
const judgesAtOnce = 2;

const key = ({ file, kind, what }: Pick<Mutant, 'file' | 'kind' | 'what'>): string => `${file} ${kind} ${what}`;
const known = new Map(listedIn(readFileSync(place, 'utf8')).map((result) => [key(result), result.caughtBy]));
const mutants = ruleFiles(readdirSync('api', { recursive: true }).map((name) => `api/${name}`)).flatMap((file) =>
  mutantsOf(file, readFileSync(file, 'utf8')),
);
const isAsked = (mutant: Mutant) =>
  mutant.file.includes(values.only) &&
  (values.all || !known.has(key(mutant)) || (values.survivors && known.get(key(mutant)) === ''));
const asked = mutants.filter(isAsked);
const results = new Map(known);
say(`${asked.length} of ${mutants.length} mutants are to be judged`);

const write = () =>
  writeFileSync(
    place,
    page(
      mutants.flatMap((mutant): Result[] => {
        const caughtBy = results.get(key(mutant));
        return caughtBy === undefined ? [] : [{ ...mutant, caughtBy }];
      }),
      mutants.length,
    ),
  );

let done = 0;
const waiting = [...asked];
async function sit(judge: ChildProcess): Promise<void> {
  await once(judge, 'message');
  for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) {
    const question: Question = { mutant, before: known.get(key(mutant)) ?? '' };
    judge.send(question);
    const [caughtBy] = (await once(judge, 'message')) as [string];
    results.set(key(mutant), caughtBy);
    done++;
    say(`${done}/${asked.length} ${mutant.file}:${mutant.line} ${mutant.what}: ${caughtBy || 'SURVIVES'}`);
    write();
  }
  judge.disconnect();
  await once(judge, 'exit');
}
await Promise.all(
  Array.from({ length: Math.min(judgesAtOnce, asked.length) }, () => sit(fork(join(import.meta.dirname, 'judge.ts')))),
);
write();
const survivors = mutants.filter((mutant) => results.get(key(mutant)) === '');
say(`${mutants.length - survivors.length} of ${mutants.length} are caught`);
process.exit(survivors.length > 0 ? 1 : 0);
