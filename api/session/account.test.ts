import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { elsewhere } from '../testing/addresses.ts';
import type { Browser } from '../testing/browser.ts';
import { makeAgency, makeStaff, NEW_PASSWORD, PASSWORD, signIn } from '../testing/people.ts';
import { startApi, type TestApi } from '../testing/server.ts';
import { LIMITS } from './limits.ts';

let api: TestApi;
let agencyId: string;
beforeAll(async () => {
  api = await startApi();
  agencyId = await makeAgency(api.db);
});
afterAll(() => api.stop());

async function signedIn(role?: 'MANAGER') {
  const person = await makeStaff(api.db, agencyId, role);
  const browser = elsewhere(api, { 'user-agent': 'Counter/1.0' });
  await signIn(browser, person.login);
  return { ...person, browser };
}

const answer = `__typename ... on InvalidInput { fields { path code message } } ... on NotAllowed { code }
  ... on Viewer { locale posting { id agency { id } } sessions { id current } }`;
const change = async (browser: Browser, current: string, next: string) =>
  (
    await browser.run(
      `mutation ($current: String!, $next: String!) { changePassword(current: $current, next: $next) { ${answer} } }`,
      {
        current,
        next,
      },
    )
  ).data.changePassword;
const isIn = async (browser: Browser) => (await browser.run('{ viewer { login } }')).data.viewer !== null;

describe('password', () => {
  test('is changed by who knows it; other sessions end and the new one signs in', async () => {
    const { browser, login } = await signedIn();
    const other = elsewhere(api);
    await signIn(other, login);
    const next = NEW_PASSWORD;
    expect(await change(browser, PASSWORD, next)).toMatchObject({
      __typename: 'Viewer',
      sessions: [{ current: true }],
    });
    expect(await isIn(other)).toBe(false);
    expect(await signIn(elsewhere(api), login)).toMatchObject({ __typename: 'SignInFailed' });
    expect(await signIn(elsewhere(api), login, next)).toMatchObject({ step: 'DONE' });
  });

  test.each([
    ['eleven-ch8r', 'PASSWORD_SHORT'],
    ['葛󠄀葛󠄀葛󠄀葛󠄀葛󠄀葛󠄀葛󠄀葛󠄀葛󠄀葛󠄀葛󠄀', 'PASSWORD_SHORT'],
    ['aaaaaaaaaaaaaaaa', 'PASSWORD_COMMON'],
    ['123456789012', 'PASSWORD_COMMON'],
    ['abcdefghijklmnop', 'PASSWORD_COMMON'],
    ['P@ssw0rd2026!!', 'PASSWORD_COMMON'],
    ['ｐａｓｓｗｏｒｄ１２３４', 'PASSWORD_COMMON'],
    ['qwertyuiop123', 'PASSWORD_COMMON'],
    ['sakura20260401', 'PASSWORD_COMMON'],
    ['tsunagi-soudan-2026', 'PASSWORD_COMMON'],
    [PASSWORD, 'PASSWORD_SAME'],
    ['x'.repeat(1001), 'TOO_LONG'],
  ])('%s is refused: %s', async (next, code) => {
    const { browser } = await signedIn();
    expect((await change(browser, PASSWORD, next)).fields).toMatchObject([{ path: 'next', code }]);
  });

  test('the login is no password', async () => {
    const { login } = await makeStaff(api.db, agencyId, 'STAFF', `zeimu.yamamoto.${crypto.randomUUID().slice(0, 8)}`);
    const browser = elsewhere(api);
    await signIn(browser, login);
    expect((await change(browser, PASSWORD, '1234567890123')).fields).toMatchObject([{ code: 'PASSWORD_COMMON' }]);
    for (const next of [`${login}!!`, 'Yamamoto20260401']) {
      expect((await change(browser, PASSWORD, next)).fields).toMatchObject([
        { path: 'next', code: 'PASSWORD_IS_LOGIN' },
      ]);
    }
  });

  test.each(['correct horse battery staple', 'しろいねことあおいそら', 'Kx7-mm2-Qz9-vv4', 'ouchi-de-tabeta-nasu'])(
    '%s is taken',
    async (next) => {
      const { browser } = await signedIn();
      expect(await change(browser, PASSWORD, next.padEnd(12, '〜'))).toMatchObject({ __typename: 'Viewer' });
    },
  );

  test('after too many wrong present ones even the right one waits', async () => {
    const { browser } = await signedIn();
    for (let i = 0; i < LIMITS.password.points; i++) {
      expect((await change(browser, 'wrong-wrong-wrong', 'Kx7-mm2-Qz9-vv4')).fields).toMatchObject([
        { path: 'current', code: 'PASSWORD_WRONG' },
      ]);
    }
    const { fields } = await change(browser, PASSWORD, 'Kx7-mm2-Qz9-vv4');
    expect(fields).toMatchObject([
      { path: 'current', code: 'WAIT_SECONDS', message: expect.stringMatching(/\d{2,3}秒後/) },
    ]);
  });
});

describe('sessions', () => {
  test('are listed with where they are, and another is ended', async () => {
    const { browser, login } = await signedIn();
    const other = elsewhere(api, { 'user-agent': 'Tablet/2.0' });
    await signIn(other, login);
    const { sessions } = (await browser.run('{ viewer { sessions { id userAgent current } } }')).data.viewer;
    expect(
      sessions.map(({ userAgent, current }: { userAgent: string; current: boolean }) => [userAgent, current]).sort(),
    ).toEqual([
      ['Counter/1.0', true],
      ['Tablet/2.0', false],
    ]);
    const { id } = sessions.find(({ current }: { current: boolean }) => !current);
    const revoke = async (target: string, by = browser) =>
      (await by.run(`mutation ($id: ID!) { revokeSession(id: $id) { ${answer} } }`, { id: target })).data.revokeSession;
    const stranger = await signedIn();
    expect(await revoke(id, stranger.browser)).toEqual({ __typename: 'NotFound' });
    expect(await isIn(other)).toBe(true);
    expect((await revoke(id)).sessions).toHaveLength(1);
    expect(await isIn(other)).toBe(false);
    expect(await revoke(id)).toEqual({ __typename: 'NotFound' });
    expect(await revoke('nonsense')).toEqual({ __typename: 'NotFound' });
    const own = sessions.find(({ current }: { current: boolean }) => current).id;
    expect(await revoke(own)).toEqual({ __typename: 'NotAllowed', code: 'OWN_SESSION' });
  });

  test('that are over are not listed', async () => {
    const { browser, userId } = await signedIn();
    for (const [column, value] of [
      ['revokedAt', 'now()'],
      ['expiresAt', 'now()'],
      ['lastSeenAt', "now() - interval '60 minutes'"],
    ]) {
      const again = elsewhere(api);
      const { login } = await api.db.prisma.user.findUniqueOrThrow({ where: { id: userId } });
      await signIn(again, login);
      await api.db.pool.query(
        `UPDATE "Session" SET "${column}" = ${value} WHERE id = (SELECT id FROM "Session" WHERE "userId" = $1 ORDER BY "createdAt" DESC LIMIT 1)`,
        [userId],
      );
    }
    expect((await browser.run('{ viewer { sessions { current } } }')).data.viewer.sessions).toEqual([
      { current: true },
    ]);
  });
});

describe('posting', () => {
  const choose = async (browser: Browser, postingId: string) =>
    (await browser.run(`mutation ($id: ID!) { choosePosting(postingId: $id) { ${answer} } }`, { id: postingId })).data
      .choosePosting;

  async function second(userId: string, validFrom: Date, validUntil: Date | null = null) {
    const id = crypto.randomUUID();
    const other = await makeAgency(api.db, 'HEALTH');
    await api.db.prisma.posting.create({
      data: { id, userId, agencyId: other, role: 'MANAGER', validFrom, validUntil },
    });
    return { id, agencyId: other };
  }

  test('another own one is chosen, for this session and the next sign-in', async () => {
    const { browser, userId, login, postingId } = await signedIn();
    const other = elsewhere(api);
    await signIn(other, login);
    const next = await second(userId, new Date());
    expect(await choose(browser, next.id)).toMatchObject({ posting: { id: next.id, agency: { id: next.agencyId } } });
    const { viewer } = (await browser.run('{ viewer { posting { id } postings { id } can { manageStaff } } }')).data;
    expect(viewer).toMatchObject({ posting: { id: next.id }, can: { manageStaff: true } });
    expect(viewer.postings.map(({ id }: { id: string }) => id).sort()).toEqual([next.id, postingId].sort());
    expect((await other.run('{ viewer { posting { id } } }')).data.viewer.posting.id).toBe(postingId);
  });

  test("one that is over, to come, somebody else's or none is not found", async () => {
    const { browser, userId, postingId } = await signedIn();
    const hour = 3_600_000;
    const over = await second(userId, new Date(0), new Date());
    const toCome = await second(userId, new Date(Date.now() + hour));
    const foreign = await makeStaff(api.db, agencyId);
    for (const id of [over.id, toCome.id, foreign.postingId, crypto.randomUUID(), 'nonsense']) {
      expect(await choose(browser, id)).toEqual({ __typename: 'NotFound' });
    }
    expect((await browser.run('{ viewer { posting { id } } }')).data.viewer.posting.id).toBe(postingId);
  });
});

test('the language is kept, and speaks at once', async () => {
  const { browser } = await signedIn();
  const set = async (locale: string) =>
    (await browser.run(`mutation ($locale: String!) { setLocale(locale: $locale) { ${answer} } }`, { locale })).data
      .setLocale;
  expect(await set('en')).toMatchObject({ locale: 'en' });
  expect(await set('fr')).toEqual({
    __typename: 'InvalidInput',
    fields: [{ path: 'locale', code: 'NOT_IN_LIST', message: 'Please choose from the list.' }],
  });
  expect((await browser.run('{ viewer { locale } }')).data.viewer.locale).toBe('en');
});

test('what a posting allows is told', async () => {
  const ask =
    '{ viewer { can { createReferral receiveReferrals manageStaff manageAgencies recordEncouragement linkPersons } } }';
  const { browser: staff } = await signedIn();
  expect((await staff.run(ask)).data.viewer.can).toEqual({
    createReferral: true,
    receiveReferrals: true,
    manageStaff: false,
    manageAgencies: false,
    recordEncouragement: true,
    linkPersons: false,
  });
  const office = await makeAgency(api.db, 'CONSULTATION_OFFICE');
  const chief = await makeStaff(api.db, office, 'CHIEF');
  const browser = elsewhere(api);
  await signIn(browser, chief.login);
  expect((await browser.run(ask)).data.viewer.can).toMatchObject({
    manageStaff: true,
    manageAgencies: true,
    linkPersons: true,
  });
});

test('in the demo its accounts are told', async () => {
  const { signInOptions } = (
    await elsewhere(api).run('{ signInOptions { oidc demo { login name agency role } demoPassword } }')
  ).data;
  expect(signInOptions).toMatchObject({ oidc: null, demoPassword: expect.any(String) });
  expect(signInOptions.demo.length).toBeGreaterThan(0);
});
