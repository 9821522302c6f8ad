import { createPool } from '../pool.ts';
import { startServer } from '../server.ts';

/** The product's own server over the benchmark's database, in a process of its own as in production. */
const pool = createPool(process.env.BENCH_DATABASE_URL as string);
let statements = 0;
const query = pool.query.bind(pool) as (...args: unknown[]) => unknown;
(pool as { query: unknown }).query = (...args: unknown[]) => {
  statements += 1;
  return query(...args);
};

const port = Number(process.env.BENCH_PORT);
await startServer({
  pool,
  env: {
    port,
    host: '127.0.0.1',
    databaseUrl: process.env.BENCH_DATABASE_URL,
    dataFolder: '/nonexistent',
    ledgerHead: undefined,
    demo: false,
    publicUrl: `http://localhost:${port}`,
    secret: Buffer.alloc(32, 7),
    oidc: undefined,
    proxies: [],
  },
});
process.on('message', () => {
  process.send?.({ statements });
  statements = 0;
});
process.send?.('ready');
