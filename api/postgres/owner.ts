import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** Advisory lock on the server's `postgres` database that the one Tsunagi using a data folder holds while it lives. */
const OWNER_LOCK = 0x7473756e; // "tsun"

/** A session that proves this process alone uses the server; it ends, and frees the server, when the process dies. */
export type Owner = { client: pg.Client; release(): Promise<void> };

/**
 * Tries to become the one user of a server on the loopback address.
 * @param waitMs how long to wait for a server that is still starting, or for a user that is just leaving
 * @returns the ownership; 'taken' when another process has it; 'gone' when the server does not answer (any more)
 */
export async function claimServer(port: number, password: string, waitMs: number): Promise<Owner | 'taken' | 'gone'> {
  const deadline = Date.now() + waitMs;
  let outcome: Owner | 'taken' | 'gone';
  do {
    outcome = await claimOnce(port, password);
    if (typeof outcome === 'object') return outcome;
    await sleep(50);
  } while (Date.now() < deadline);
  return outcome;
}

async function claimOnce(port: number, password: string): Promise<Owner | 'taken' | 'gone'> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: 'postgres',
    password,
    database: 'postgres',
    application_name: 'tsunagi owner',
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query('SELECT pg_try_advisory_lock($1) AS got', [OWNER_LOCK]);
    if (rows[0].got) return { client, release: () => client.end() };
    await client.end();
    return 'taken';
  } catch {
    await client.end().catch(() => {});
    return 'gone';
  }
}
