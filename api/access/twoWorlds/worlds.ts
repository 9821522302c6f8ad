import { randomUUID } from 'node:crypto';
import { splitTestDatabase, startTestDatabase } from '../../postgres/testDatabase.ts';
import { SESSION_COOKIE } from '../../session/cookies.ts';
import { hashToken, newToken } from '../../session/token.ts';
import { startApi, type TestApi } from '../../testing/server.ts';
import { type Browsers, type City, found, hide, live, type Name, staff } from './city.ts';

/** What is printed of a receipt names where people open Tsunagi: both worlds at one address, whatever their ports. */
const oneAddress = { publicUrl: 'http://tsunagi.example' };

/** A city twice: with one person whom two may know of, and as if that person had never been. */
export interface Worlds extends City {
  /** Of each a server of its own. */
  with: { api: TestApi; browsers: Browsers };
  without: { api: TestApi; browsers: Browsers };
  stop(): Promise<void>;
}

const hour = 3_600_000;

/**
 * Makes the city once, copies its database, and lets the person live in one of the two alone. Sessions are begun afterwards and
 * are the same in both: who was signed in when somebody was hidden is told that something has gone.
 */
export async function makeWorlds(): Promise<Worlds> {
  const seed = await startTestDatabase();
  const api = await startApi({}, { ...seed, stop: async () => {} });
  const city = await found(api);
  const sameAs = await live(api, city);
  await api.stop();
  const [here, there] = await splitTestDatabase(seed);
  const apis = [await startApi(oneAddress, here), await startApi(oneAddress, there)] as const;
  const [one, other] = apis;
  const moved = Object.entries(city.browsers).map(([name, { cookies }]) => {
    const browser = one.browser();
    for (const [key, value] of cookies) browser.cookies.set(key, value);
    return [name, browser];
  });
  await hide(one, { ...city, browsers: Object.fromEntries(moved) as Browsers }, sameAs.personId);

  const now = Date.now();
  const browsers = [{}, {}] as [Browsers, Browsers];
  for (const { db } of apis) await db.prisma.session.deleteMany();
  for (const name of Object.keys(staff) as Name[]) {
    const token = newToken();
    const session = { id: randomUUID(), tokenHash: new Uint8Array(hashToken(token)), userId: city.userIds[name] };
    const times = { createdAt: now + hour, lastSeenAt: now + hour, expiresAt: now + 12 * hour };
    for (const [at, api] of apis.entries()) {
      const { id: postingId } = await api.db.prisma.posting.findFirstOrThrow({ where: { userId: session.userId } });
      const dates = Object.fromEntries(Object.entries(times).map(([key, time]) => [key, new Date(time)]));
      await api.db.prisma.session.create({
        data: { ...session, postingId, expiresAt: new Date(now + hour), ...dates },
      });
      const browser = api.browser();
      browser.cookies.set(SESSION_COOKIE, token);
      (browsers[at] as Browsers)[name] = browser;
    }
  }
  // Asking is on record, and would show with its moment in the history of whoever is asked about: no two worlds are asked at once.
  for (const { db } of apis)
    await db.pool.query(`CREATE FUNCTION long_ago() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.at := to_timestamp(0); RETURN NEW; END';
      CREATE TRIGGER long_ago BEFORE INSERT ON "LedgerEntry" FOR EACH ROW EXECUTE FUNCTION long_ago()`);
  return {
    agencies: city.agencies,
    userIds: city.userIds,
    with: { api: one, browsers: browsers[0] },
    without: { api: other, browsers: browsers[1] },
    stop: async () => {
      for (const each of apis) await each.stop();
    },
  };
}
