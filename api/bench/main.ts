import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { freePort } from '../postgres/freePort.ts';
import { startTestDatabase } from '../postgres/testDatabase.ts';
import { type Load, measure } from './load.ts';
import { buildWorld, size, tokenOf } from './world.ts';

/**
 * Measures the inbox against a raw-SQL server over the same database in the same run, in interleaved rounds, and prints the
 * ratio. Sessions and grants are live in the product's figure; the raw server has neither sessions nor checks.
 * `BENCH_SCALE` (1), `BENCH_ROUNDS` (5) and `BENCH_SECONDS` (4) make it smaller.
 */
const scale = Number(process.env.BENCH_SCALE ?? 1);
const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const seconds = Number(process.env.BENCH_SECONDS ?? 4);

const QUERY = `query Inbox { referrals(box: INBOX, first: 50) { edges { cursor node {
  id code status urgency consentState changedAt dueAt overdue mainConcern
  fromAgency { name } createdBy { name } person { name nameKana phone } } } pageInfo { hasNextPage endCursor } } }`;
const PAGE =
  'query Page($id: ID!) { referral(id: $id) { id status person { name phone } details { category text } messages { body } timeline { kind at } attachments { fileName } viewerCan { accept } } }';

const say = (line: string) => process.stdout.write(`${line}\n`);
const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number;

async function start(script: string, databaseUrl: string): Promise<{ child: ChildProcess; url: string }> {
  const port = await freePort();
  const child = fork(fileURLToPath(new URL(script, import.meta.url)), {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, NODE_ENV: 'production', BENCH_DATABASE_URL: databaseUrl, BENCH_PORT: String(port) },
  });
  await once(child, 'message');
  return { child, url: `http://127.0.0.1:${port}/graphql` };
}

async function statementsOf(child: ChildProcess, load: Load): Promise<number> {
  const ask = async () => {
    child.send('count');
    return ((await once(child, 'message'))[0] as { statements: number }).statements;
  };
  const post = () =>
    fetch(load.url, {
      method: 'POST',
      headers: { ...load.headers, cookie: load.cookies[0] as string },
      body: load.bodies[0] as string,
    });
  await post();
  await ask();
  await post();
  return ask();
}

const database = await startTestDatabase();
const children: ChildProcess[] = [];
try {
  say(`Building ${size.persons * scale} persons, ${size.referrals * scale} referrals, ${size.agencies} agencies …`);
  await buildWorld(database.pool, scale);
  const raw = await start('./rawServer.ts', database.url);
  const own = await start('./server.ts', database.url);
  children.push(raw.child, own.child);

  const cookies = Array.from({ length: size.agencies }, (_, n) => `tsunagi_session=${tokenOf(n + 1)}`);
  const headers = { 'content-type': 'application/json', 'x-tsunagi-csrf': '1' };
  const inbox = { headers, cookies, bodies: [JSON.stringify({ query: QUERY })] };
  const firstId = '00000006-0000-4000-8000-000000000000';
  const page = {
    headers,
    cookies: [`tsunagi_session=${tokenOf(1)}`],
    bodies: [JSON.stringify({ query: PAGE, variables: { id: firstId } })],
  };

  say(
    `SQL statements: inbox ${(await statementsOf(own.child, { ...inbox, url: own.url })) - 1} + 1 session look-up; referral page ${(await statementsOf(own.child, { ...page, url: own.url })) - 1} + 1`,
  );
  await measure({ ...inbox, url: raw.url }, 2);
  await measure({ ...inbox, url: own.url }, 2);
  const results: { raw: number; own: number }[] = [];
  for (let round = 1; round <= rounds; round++) {
    const result = {
      raw: await measure({ ...inbox, url: raw.url }, seconds),
      own: await measure({ ...inbox, url: own.url }, seconds),
    };
    results.push(result);
    say(
      `round ${round}: raw ${result.raw.toFixed(0)}/s, Tsunagi ${result.own.toFixed(0)}/s, ratio ${(result.own / result.raw).toFixed(2)}`,
    );
  }
  const [limit, reached] = [median(results.map(({ raw: r }) => r)), median(results.map(({ own: o }) => o))];
  say(
    `inbox of 50: raw SQL ${limit.toFixed(0)}/s, Tsunagi ${reached.toFixed(0)}/s, ratio ${(reached / limit).toFixed(2)} (medians of ${rounds})`,
  );
} finally {
  for (const child of children) child.kill();
  await database.stop();
}
