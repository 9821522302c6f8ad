import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createVitest, type Vitest } from 'vitest/node';
import type { Mutant } from './mutants.ts';
import { type Stage, stagesFor } from './stages.ts';

/**
 * One judge of `run.ts`, a process of its own with a copy of the repository: told a mutant, it answers with the test file that
 * notices it, or with nothing.
 */

/** What a judge is told. */
export interface Question {
  mutant: Mutant;
  /** The test that noticed it the last time; empty where none did. */
  before: string;
}

function copyRepository(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tsunagi-mutation-'));
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' });
  for (const file of files
    .split('\n')
    .filter((name) => /^(api|prisma|client|docs)\/|json$/.test(name) && existsSync(name))) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(file, join(folder, file));
  }
  cpSync('api/generated', join(folder, 'api/generated'), { recursive: true });
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  return folder;
}

async function firstToFail(vitest: Vitest, stages: readonly Stage[]): Promise<string | undefined> {
  for (const { tests, cities } of stages) {
    process.env.TSUNAGI_TEST_CITIES = String(cities);
    const files = await vitest.globTestSpecifications([...tests]);
    if (files.length === 0) continue;
    // What failed under the last mutant would fail this one, and end the run at once (bail).
    vitest.state.filesMap.clear();
    vitest.state.idMap.clear();
    const { testModules } = await vitest.runTestSpecifications(files);
    const failed = testModules.find((module) => !module.ok());
    if (failed) return failed.relativeModuleId;
  }
  return undefined;
}

const folder = copyRepository();
process.chdir(folder);
const vitest = await createVitest('test', {
  config: join(folder, 'api/vitest.config.ts'),
  watch: false,
  bail: 1,
  maxWorkers: 1,
  reporters: [{}],
  silent: true,
});

process.on('message', async ({ mutant, before }: Question) => {
  const path = join(folder, mutant.file);
  const original = readFileSync(path, 'utf8');
  writeFileSync(path, mutant.text);
  vitest.invalidateFile(path);
  const caughtBy = await firstToFail(vitest, stagesFor(mutant, before));
  writeFileSync(path, original);
  vitest.invalidateFile(path);
  process.send?.(caughtBy ?? '');
});
process.on('disconnect', async () => {
  await vitest.close();
  process.chdir(dirname(folder));
  rmSync(folder, { recursive: true, force: true });
  process.exit();
});
process.send?.('');
