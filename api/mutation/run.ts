import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createVitest, type Vitest } from 'vitest/node';
import { listedIn, page, type Result, ruleFiles } from './list.ts';
import { type Mutant, mutantsOf } from './mutants.ts';

/**
 * `npm run mutation [-- --all] [-- --only <part of a file's name>]`
 *
 * Changes each rule of access in turn, in a copy of the repository, and runs the suite until a test fails. Without `--all` only
 * mutants that `docs/mutants.md` does not hold yet; the page is written anew. Exits 1 when one survives.
 */
const { values } = parseArgs({ options: { all: { type: 'boolean' }, only: { type: 'string', default: '' } } });
const say = (line: string) => process.stdout.write(`${line}\n`);

/** The suite, in the order in which it is asked: what judges access first, what takes long last. */
const stages = [
  ['api/access/ability.test.ts', 'api/access/parity.test.ts'],
  [
    'api/access/',
    'api/events/',
    'api/consents/',
    'api/people/',
    'api/emergency/',
    'api/conferences/',
    'api/ledger/ledger.test.ts',
  ],
  [
    'api/referrals/',
    'api/attachments/',
    'api/files/',
    'api/agencies/',
    'api/staff/',
    'api/encouragements/',
    'api/command',
  ],
];

function copyRepository(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tsunagi-mutation-'));
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' });
  for (const file of files
    .split('\n')
    .filter((name) => /^(api|prisma|client)\/|json$/.test(name) && existsSync(name))) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(file, join(folder, file));
  }
  cpSync('api/generated', join(folder, 'api/generated'), { recursive: true });
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  return folder;
}

/** The first test file that fails; undefined where all pass. */
async function failing(vitest: Vitest, changed: string | undefined): Promise<string | undefined> {
  if (changed) vitest.invalidateFile(changed);
  for (const stage of stages) {
    const files = await vitest.globTestSpecifications(stage);
    if (files.length === 0) continue;
    const { testModules } = await vitest.runTestSpecifications(files);
    const failed = testModules.find((module) => !module.ok());
    if (failed) return failed.relativeModuleId;
  }
  return undefined;
}

async function judge(vitest: Vitest, folder: string, mutant: Mutant): Promise<string | undefined> {
  const path = join(folder, mutant.file);
  const original = readFileSync(path, 'utf8');
  writeFileSync(path, mutant.text);
  try {
    return await failing(vitest, path);
  } finally {
    writeFileSync(path, original);
    vitest.invalidateFile(path);
  }
}

const known = values.all ? [] : listedIn(readFileSync('docs/mutants.md', 'utf8'));
const mutants = ruleFiles(readdirSync('api', { recursive: true }).map((name) => `api/${name}`)).flatMap((file) =>
  mutantsOf(file, readFileSync(file, 'utf8')),
);
const isKnown = ({ file, kind, what }: Mutant) =>
  known.find((each) => each.file === file && each.kind === kind && each.what === what);
const asked = mutants.filter((mutant) => !isKnown(mutant) && mutant.file.includes(values.only));
say(`${asked.length} of ${mutants.length} mutants are to be judged`);

const folder = copyRepository();
process.chdir(folder);
const vitest = await createVitest('test', {
  config: join(folder, 'api/vitest.config.ts'),
  watch: false,
  bail: 1,
  reporters: [{}],
  silent: true,
});
const results: Result[] = mutants.flatMap((mutant) => isKnown(mutant) ?? []);
try {
  for (const [n, mutant] of asked.entries()) {
    const caughtBy = await judge(vitest, folder, mutant);
    say(`${n + 1}/${asked.length} ${mutant.file}:${mutant.line} ${mutant.what}: ${caughtBy ?? 'SURVIVES'}`);
    results.push({ file: mutant.file, kind: mutant.kind, what: mutant.what, caughtBy: caughtBy ?? '' });
  }
} finally {
  await vitest.close();
  process.chdir(dirname(folder));
  rmSync(folder, { recursive: true, force: true });
}
const order = (result: Result) =>
  mutants.findIndex(({ file, kind, what }) => file === result.file && kind === result.kind && what === result.what);
const root = resolve(import.meta.dirname, '../..');
writeFileSync(join(root, 'docs/mutants.md'), page(results.toSorted((a, b) => order(a) - order(b))));
const survivors = results.filter(({ caughtBy }) => caughtBy === '');
say(`${results.length - survivors.length} of ${results.length} are caught`);
process.exit(survivors.length > 0 ? 1 : 0);
