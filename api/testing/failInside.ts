import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { WebSocket } from 'ws';
import type { Browser } from './browser.ts';

/** What is needed to make Tsunagi fail: a referral that the browser may note something on, and the address of a file of it. */
interface Target {
  pool: pg.Pool;
  browser: Browser;
  id: string;
  url: string;
  /** Personal words, which PostgreSQL puts into its complaint. */
  words: string;
  /** Gets the whole of each answer. */
  keep: (answer: string) => void;
}

/**
 * Makes a command, a download, an operation over WebSocket and a subscription fail as nobody foresaw, by breaking the database for
 * a moment.
 * @returns the reference that each of the four was answered with
 */
export async function failInside(target: Target): Promise<string[]> {
  const answers = [];
  for (const fail of [failCommand, failDownload, failSocket, failSubscription]) answers.push(await fail(target));
  return answers.map((answer) => {
    target.keep(JSON.stringify(answer));
    return /Something went wrong\..*?\b([0-9a-f]{8})\b/s.exec(answer)?.[1] ?? answer;
  });
}

async function broken(pool: pg.Pool, breakIt: string, mendIt: string, work: () => Promise<string>): Promise<string> {
  await pool.query(breakIt);
  const answer = await work();
  await pool.query(mendIt);
  return answer;
}

/** A line of a stack, as somebody could write it into a text. */
const frame = (words: string, file: string) =>
  `\n    at ${words} (${fileURLToPath(new URL(`../${file}`, import.meta.url))}:7319:1)\n`;

const failCommand = ({ pool, browser, id, words }: Target) =>
  broken(
    pool,
    `CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
       RAISE EXCEPTION '%${frame(words, `${words}.ts`)}${frame(words, 'printSchema.ts')}', NEW.body;
     END $$;
     CREATE TRIGGER fail BEFORE INSERT ON "Message" FOR EACH ROW EXECUTE FUNCTION fail()`,
    'DROP TRIGGER fail ON "Message"; DROP FUNCTION fail',
    () =>
      browser.text(
        `mutation ($body: String!) {
          writeNote(commandId: "${randomUUID()}", referralId: "${id}", category: PROGRESS, body: $body) { __typename } }`,
        { body: words },
      ),
  );

const failDownload = ({ pool, browser, url }: Target) =>
  broken(
    pool,
    'ALTER TABLE "Attachment" RENAME content TO gone',
    'ALTER TABLE "Attachment" RENAME gone TO content',
    async () => {
      const response = await browser.fetch(url);
      return `${response.status} ${await response.text()}`;
    },
  );

const failSocket = ({ pool, browser, words }: Target) =>
  broken(pool, 'ALTER TABLE "Session" RENAME TO "Gone"', 'ALTER TABLE "Gone" RENAME TO "Session"', () =>
    subscribe(browser, { query: `{ people(search: "${words}") { edges { cursor } } }` }),
  );

const failSubscription = ({ pool, browser }: Target) =>
  broken(pool, 'ALTER TABLE "Event" RENAME TO "Gone"', 'ALTER TABLE "Gone" RENAME TO "Event"', () =>
    subscribe(browser, { query: `subscription { changes(after: "${randomUUID()}") { id } }` }),
  );

/** What is answered first to an operation over WebSocket; afterwards too much is sent at once, which is no error of ours. */
async function subscribe({ origin, cookies }: Browser, payload: object): Promise<string> {
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
    headers: { origin, cookie },
  });
  socket.on('open', () => socket.send('{"type":"connection_init"}'));
  const answer = await new Promise<string>((resolve) =>
    socket.on('message', (data) => {
      if (JSON.parse(String(data)).type !== 'connection_ack') resolve(String(data));
      else socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload }));
    }),
  );
  socket.send(' '.repeat(70_000));
  await once(socket, 'close');
  return answer;
}
