import { generate } from '@graphql-codegen/cli';
import config from '../../client/codegen.ts';
import { oneLine } from '../startupError.ts';
import { ROOT } from './whenChanged.ts';

// Run by `generate.ts` as a process of its own: the generator brings a compiler that a server need not keep in memory, and
// decorates what goes wrong with lines of its own on stderr. Ours goes to stdout.
try {
  await generate({ ...config, cwd: ROOT }, true);
} catch (error) {
  const reasons = error instanceof AggregateError ? error.errors : [error];
  process.stdout.write(reasons.map(oneLine).join('; '));
  process.exitCode = 1;
}
