import { readFileSync, writeFileSync } from 'node:fs';
import { printSchema } from 'graphql';
import { sortedSchema } from './schema.ts';

// Writes `schema.graphql` from the code; with `--check` fails when the committed file differs.
const file = new URL('./schema.graphql', import.meta.url);
const printed = `${printSchema(sortedSchema())}\n`;
if (!process.argv.includes('--check')) writeFileSync(file, printed);
else if (readFileSync(file, 'utf8') !== printed) {
  process.stderr.write('api/schema.graphql differs from the code: run `npx tsx api/printSchema.ts` and commit it\n');
  process.exit(1);
}
