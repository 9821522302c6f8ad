import { oneLine } from '../startupError.ts';
import { buildClient } from './buildClient.ts';
import { generate } from './generate.ts';

// `npm run generate` generates code; `npm test` also builds the client that the browser tests open.
try {
  await generate();
  if (process.argv.includes('--client')) await buildClient((line) => process.stdout.write(`${line}\n`));
} catch (error) {
  process.stderr.write(`${oneLine(error)}\n`);
  process.exitCode = 1;
}
