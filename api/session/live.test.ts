import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { elsewhere } from '../testing/addresses.ts';
import type { Browser } from '../testing/browser.ts';
import { follow } from '../testing/live.ts';
import { makeAgency, makeStaff, PASSWORD, signIn } from '../testing/people.ts';
import { startApi, type TestApi } from '../testing/server.ts';
import { closeStaff, endPosting, isoDay, resetSignIn } from '../testing/staff.ts';

let api: TestApi;
let agencyId: string;
let manager: Browser;
beforeAll(async () => {
  api = await startApi();
  agencyId = await makeAgency(api.db);
  manager = elsewhere(api);
  await signIn(manager, (await makeStaff(api.db, agencyId, 'MANAGER')).login);
});
afterAll(() => api.stop());

/** A person who listens, and somebody who stays beside them. */
async function listening() {
  const person = await makeStaff(api.db, agencyId);
  const browser = elsewhere(api);
  await signIn(browser, person.login);
  const desk = await follow(browser);
  return { ...person, browser, desk };
}
type Listening = Awaited<ReturnType<typeof listening>>;

const sessionOf = async ({ userId }: Listening) =>
  (await api.db.prisma.session.findFirstOrThrow({ where: { userId } })).id;

const endings: [string, (person: Listening) => Promise<unknown>][] = [
  ['signing out', ({ browser }) => browser.run('mutation { signOut }')],
  ['signing in again in the same browser', ({ browser, login }) => signIn(browser, login)],
  [
    'another session that ends it',
    async (person) => {
      const other = elsewhere(api);
      const id = await sessionOf(person);
      await signIn(other, person.login);
      await other.run('mutation ($id: ID!) { revokeSession(id: $id) { __typename } }', { id });
    },
  ],
  [
    'choosing another posting',
    async ({ browser, userId }) => {
      const id = crypto.randomUUID();
      await api.db.prisma.posting.create({ data: { id, userId, agencyId, role: 'MANAGER', validFrom: new Date(0) } });
      await browser.run('mutation ($id: ID!) { choosePosting(postingId: $id) { __typename } }', { id });
    },
  ],
  ['the end of the posting', ({ postingId }) => endPosting(manager, postingId, 1, isoDay(0))],
  ['the end of all postings', ({ userId }) => closeStaff(manager, userId)],
  ['a sign-in made anew', ({ userId }) => resetSignIn(manager, userId)],
  [
    'an account that is closed',
    ({ userId }) => api.db.prisma.user.update({ where: { id: userId }, data: { disabledAt: new Date() } }),
  ],
  [
    'midnight, which tells nobody',
    ({ postingId }) => api.db.prisma.posting.update({ where: { id: postingId }, data: { validUntil: new Date() } }),
  ],
];

test.each(endings)('%s ends open subscriptions, and only those', async (_, end) => {
  const [person, bystander] = [await listening(), await listening()];
  let isOver = false;
  bystander.desk.ended.then(() => {
    isOver = true;
  });
  await end(person);
  await person.desk.ended;
  expect(isOver).toBe(false);
  person.desk.close();
  bystander.desk.close();
});

test('a WebSocket, whose answers carry no cookie, signs nobody in or out', async () => {
  const { login, browser, userId, desk } = await listening();
  desk.close();
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  class WithCookies extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols, { headers: { cookie, origin: api.origin } });
    }
  }
  const client = createClient({ url: `${api.origin.replace('http', 'ws')}/graphql`, webSocketImpl: WithCookies });
  const run = async (query: string) => {
    for await (const answer of client.iterate({ query })) return answer;
  };
  const before = await api.db.prisma.session.count();
  expect(
    (await run(`mutation { signIn(login: "${login}", password: "${PASSWORD}") { __typename } }`))?.errors,
  ).toHaveLength(1);
  expect((await run('mutation { signOut }'))?.errors).toHaveLength(1);
  expect(await api.db.prisma.session.count()).toBe(before);
  expect(await api.db.prisma.session.count({ where: { userId, revokedAt: null } })).toBe(1);
  await client.dispose();
});
