import { oneLine } from '../startupError.ts';
import { startEmbeddedPostgres } from './embedded.ts';

// A process of its own for tests: holds the database of a data folder until it is killed, and says what happens on stdout.
try {
  const dataFolder = process.argv[2] as string;
  const say = (line: string) => process.stdout.write(`say ${line}\n`);
  const { url, adminUrl } = await startEmbeddedPostgres({ dataFolder, say });
  process.stdout.write(`ready ${JSON.stringify({ url, adminUrl })}\n`);
} catch (error) {
  process.stdout.write(`failed ${oneLine(error)}\n`);
  process.exitCode = 1;
}
