import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestDatabase, type TestDatabase } from './postgres/testDatabase.ts';
import { startProcess, type TestProcess } from './testing/process.ts';

let database: TestDatabase;
let wire: Server;
let tsunagi: TestProcess;
const sockets = new Set<Socket>();
let isSilent = false;

/** Makes the database one that takes every connection and says nothing, until it is undone. */
function silence(on: boolean): void {
  isSilent = on;
  for (const socket of sockets) on ? socket.pause() : socket.resume();
}

beforeAll(async () => {
  database = await startTestDatabase();
  const there = new URL(database.url);
  wire = createServer((near) => {
    const far = connect(Number(there.port), there.hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on('data', (chunk) => to.write(chunk));
      if (isSilent) from.pause();
      from.on('error', () => {});
      from.on('close', () => to.destroy());
    }
  }).listen(0, '127.0.0.1');
  await once(wire, 'listening');
  const url = new URL(database.url);
  url.hostname = '127.0.0.1';
  url.port = String((wire.address() as { port: number }).port);
  tsunagi = await startProcess({ DATABASE_URL: url.href, TSUNAGI_DEMO: 'off', TSUNAGI_SECRET: 's'.repeat(32) });
});
afterAll(async () => {
  await tsunagi?.stop();
  for (const socket of sockets) socket.destroy();
  wire?.close();
  await database?.stop();
});

const ask = (method = 'GET') => fetch(`${tsunagi.origin}/health`, { method });
const status = async () => (await ask()).status;

test('a monitor learns whether the database answers, and nothing else', async () => {
  const answer = await ask();
  expect([answer.status, await answer.text(), answer.headers.get('set-cookie')]).toEqual([200, '', null]);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect((await ask('HEAD')).status).toBe(200);
  expect((await ask('POST')).status).toBe(405);
});

test('a database that is silent or away is told, and all goes on when it is back', async () => {
  silence(true);
  const several = await Promise.all([ask(), ask(), ask('HEAD')]);
  expect(several.map((answer) => answer.status)).toEqual([503, 503, 503]);
  expect(await several[0]?.text()).toBe('');
  silence(false);
  await expect.poll(status, { timeout: 20_000 }).toBe(200);

  const { port } = wire.address() as { port: number };
  wire.close();
  for (const socket of sockets) socket.destroy();
  await expect.poll(status, { timeout: 20_000 }).toBe(503);
  wire.listen(port, '127.0.0.1');
  await once(wire, 'listening');
  await expect.poll(status, { timeout: 20_000 }).toBe(200);
});

test('what is being answered when Tsunagi is stopped is answered to its end', async () => {
  const before = tsunagi.said();
  silence(true);
  const answer = fetch(`${tsunagi.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-tsunagi-csrf': '1' },
    body: JSON.stringify({
      query: 'mutation { signIn(login: "nobody", password: "anything at all") { __typename } }',
    }),
  }).then((response) => response.json());
  await sleep(300);
  const stopped = tsunagi.stop();
  await sleep(300);
  silence(false);
  expect(await answer).toEqual({ data: { signIn: { __typename: 'SignInFailed' } } });
  await stopped;
  expect(tsunagi.said()).toBe(before);
});
