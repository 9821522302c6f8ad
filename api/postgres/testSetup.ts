import { startTestServer, TEST_SERVER } from './testServer.ts';

/** vitest's setup for the whole run: one PostgreSQL for all test files. Returns what ends it. */
export default async function setup(): Promise<() => Promise<void>> {
  const { adminUrl, template, stop } = await startTestServer();
  process.env[TEST_SERVER] = JSON.stringify({ adminUrl, template });
  return stop;
}
