import { join } from 'node:path';
import pg from 'pg';
import { readEnv } from '../env.ts';
import { ledgerKey } from '../ledger/chain.ts';
import { keptHeads } from '../ledger/headFile.ts';
import { type Fault, verifyLedger } from '../ledger/verify.ts';
import { reachEmbeddedPostgres, startEmbeddedPostgres } from '../postgres/embedded.ts';
import { oneLine, StartupError } from '../startupError.ts';

/**
 * `npm run ledger:verify [-- <file> …]`: proves the access ledger, also while Tsunagi runs. Files are heads that were copied
 * elsewhere; the one that Tsunagi keeps is looked at anyway.
 * Exits 0 when every entry is as it was written, 1 when one is not, which is named.
 */
const faults: Record<Fault, string> = {
  MISSING: 'is missing',
  CHANGED: 'is not what was written there',
  HEAD: 'is the last, and the database says otherwise',
};

const say = (line: string) => process.stdout.write(`${line}\n`);

async function run(): Promise<number> {
  const env = readEnv();
  const running = env.databaseUrl ?? (await reachEmbeddedPostgres(env.dataFolder, say));
  const started = running ? undefined : await startEmbeddedPostgres({ dataFolder: env.dataFolder, say });
  const client = new pg.Client(running ?? started?.url);
  try {
    await client.connect();
    const files = [env.ledgerHead ?? join(env.dataFolder, 'ledger.head'), ...process.argv.slice(2)];
    const kept = files.flatMap(keptHeads);
    const begun = performance.now();
    const { entries, head, fault } = await verifyLedger(client, ledgerKey(env.secret), kept);
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    if (fault) {
      say(`Entry ${fault.seq} ${faults[fault.kind]}. Before it, ${entries} are as they were written (${seconds} s).`);
      return 1;
    }
    say(`All ${entries} entries are as they were written (${seconds} s); ${kept.length} kept heads agree.`);
    say(`${head.seq} ${head.hash}`);
    return 0;
  } finally {
    await client.end();
    await started?.stop();
  }
}

run().then(
  (code) => process.exit(code),
  (error) => {
    process.stderr.write(`${error instanceof StartupError ? error.message : oneLine(error)}\n`);
    process.exit(1);
  },
);
