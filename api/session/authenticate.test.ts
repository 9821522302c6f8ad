import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { elsewhere } from '../testing/addresses.ts';
import type { Browser } from '../testing/browser.ts';
import { makeAgency, makeStaff, signIn } from '../testing/people.ts';
import { startApi, type TestApi } from '../testing/server.ts';
import { authenticate, liveSessions } from './authenticate.ts';

let api: TestApi;
let agencyId: string;
beforeAll(async () => {
  api = await startApi();
  agencyId = await makeAgency(api.db);
});
afterAll(() => api.stop());

const isIn = async (browser: Browser): Promise<boolean> =>
  (await browser.run('{ viewer { user { id } } }')).data.viewer !== null;

async function signedIn() {
  const person = await makeStaff(api.db, agencyId);
  const browser = elsewhere(api);
  await signIn(browser, person.login);
  const { id: sessionId } = await api.db.prisma.session.findFirstOrThrow({ where: { userId: person.userId } });
  return { ...person, browser, sessionId };
}

const set = (table: string, id: string, column: string, value: string) =>
  api.db.pool.query(`UPDATE "${table}" SET "${column}" = ${value} WHERE id = $1`, [id]);

test.each([
  ['Session', 'lastSeenAt', "now() - interval '59 minutes'", true],
  ['Session', 'lastSeenAt', "now() - interval '60 minutes'", false],
  ['Session', 'expiresAt', "now() + interval '1 minute'", true],
  ['Session', 'expiresAt', 'now()', false],
  ['Session', 'revokedAt', 'now()', false],
  ['Posting', 'validFrom', 'now()', true],
  ['Posting', 'validFrom', "now() + interval '1 minute'", false],
  ['Posting', 'validUntil', "now() + interval '1 minute'", true],
  ['Posting', 'validUntil', 'now()', false],
  ['User', 'disabledAt', 'now()', false],
])('with %s.%s = %s a session lives: %s', async (table, column, value, lives) => {
  const { browser, sessionId, postingId, userId } = await signedIn();
  const id = { Session: sessionId, Posting: postingId, User: userId }[table] as string;
  await set(table, id, column, value);
  expect(await isIn(browser)).toBe(lives);
  expect((await liveSessions(api.db, [sessionId])).has(sessionId)).toBe(lives);
});

test('a session lives twelve hours however much it is used', async () => {
  const { sessionId } = await signedIn();
  const { rows } = await api.db.pool.query(
    'SELECT extract(epoch FROM "expiresAt" - "createdAt")::int AS seconds FROM "Session" WHERE id = $1',
    [sessionId],
  );
  expect(rows).toEqual([{ seconds: 12 * 3600 }]);
});

test('use is noted at most once a minute', async () => {
  const { browser, sessionId } = await signedIn();
  const lastSeen = async () => (await api.db.prisma.session.findUniqueOrThrow({ where: { id: sessionId } })).lastSeenAt;
  await set('Session', sessionId, 'lastSeenAt', "now() - interval '50 seconds'");
  const before = await lastSeen();
  await isIn(browser);
  expect(await lastSeen()).toEqual(before);
  await set('Session', sessionId, 'lastSeenAt', "now() - interval '61 seconds'");
  await isIn(browser);
  expect((await lastSeen()).getTime()).toBeGreaterThan(before.getTime());
});

test('one statement tells who is signed in, and one all who listen', async () => {
  const [one, other] = [await signedIn(), await signedIn()];
  const spy = vi.spyOn(api.db.pool, 'query');
  // The server's hub looks at the event log beside, over the same pool.
  const asked = () =>
    spy.mock.calls.filter(([query]) => (query as unknown as { text: string }).text.includes('"Session"')).length;
  await authenticate(api.db, Object.fromEntries(one.browser.cookies));
  expect(asked()).toBe(1);
  const live = await liveSessions(api.db, [one.sessionId, other.sessionId]);
  expect(asked()).toBe(2);
  spy.mockRestore();
  expect([...live.values()].map(({ userId }) => userId).sort()).toEqual([one.userId, other.userId].sort());
});

test('a session whose posting ended is over, and signing in again leads to the posting that is left', async () => {
  const { browser, login, userId, postingId } = await signedIn();
  const next = await makeAgency(api.db, 'HEALTH');
  const left = await api.db.prisma.posting.create({
    data: { id: crypto.randomUUID(), userId, agencyId: next, role: 'STAFF', validFrom: new Date(0) },
  });
  expect(await isIn(browser)).toBe(true);
  await set('Posting', postingId, 'validUntil', 'now()');
  expect(await isIn(browser)).toBe(false);
  expect(await signIn(browser, login)).toMatchObject({ step: 'DONE', viewer: { posting: { id: left.id } } });
});

test('a cookie that was never given out is nobody', async () => {
  const browser = elsewhere(api);
  for (const token of ['x', 'A'.repeat(43), "' OR 1=1 --", '%00', '字'.repeat(500)]) {
    browser.cookies.set('tsunagi_session', encodeURIComponent(token));
    expect(await isIn(browser)).toBe(false);
  }
});
