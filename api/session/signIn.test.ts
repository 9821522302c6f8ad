import { afterAll, beforeAll, expect, test } from 'vitest';
import { elsewhere } from '../testing/addresses.ts';
import type { Browser } from '../testing/browser.ts';
import { makeAgency, makeStaff, PASSWORD, SIGN_IN, signIn } from '../testing/people.ts';
import { startApi, type TestApi } from '../testing/server.ts';
import { resetSignIn } from '../testing/staff.ts';
import { LIMITS } from './limits.ts';

let api: TestApi;
let agencyId: string;
beforeAll(async () => {
  api = await startApi();
  agencyId = await makeAgency(api.db);
});
afterAll(() => api.stop());

const me = async (browser: Browser) =>
  (await browser.run('{ viewer { user { id } posting { id } sessions { id current } } }')).data.viewer;

test('the right password opens a session, its cookie out of reach of scripts and other sites', async () => {
  const person = await makeStaff(api.db, agencyId);
  const browser = elsewhere(api);
  expect(await me(browser)).toBeNull();
  const answer = await signIn(browser, person.login);
  expect(answer).toEqual({
    __typename: 'SignInResult',
    step: 'DONE',
    viewer: { user: { id: person.userId }, posting: { id: person.postingId }, requiredStep: null },
  });
  const cookie = browser.lastSetCookies.find((header) => header.startsWith('tsunagi_session='));
  expect(cookie).toMatch(/^tsunagi_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
  expect((await me(browser)).user.id).toBe(person.userId);
});

test('where people come by https, cookies go by nothing else', async () => {
  const publicUrl = 'https://tsunagi.city.example';
  const secure = await startApi({ publicUrl });
  const { login } = await makeStaff(secure.db, await makeAgency(secure.db));
  const browser = secure.browser({ origin: publicUrl });
  await signIn(browser, login);
  expect(browser.lastSetCookies.length).toBeGreaterThan(0);
  for (const header of browser.lastSetCookies) expect(header).toMatch(/; Secure(;|$)/);
  await secure.stop();
});

test('login is taken in any width and case, the password in any width', async () => {
  const { login } = await makeStaff(api.db, agencyId, 'STAFF', `zeimu.${crypto.randomUUID()}`);
  const wide = [...login.toUpperCase()].map((c) =>
    c > ' ' && c < '\x7f' ? String.fromCharCode(c.charCodeAt(0) + 0xfee0) : c,
  );
  expect(await signIn(elsewhere(api), ` ${wide.join('')} `, PASSWORD.normalize('NFD'))).toMatchObject({ step: 'DONE' });
});

test('whatever is wrong, the answer is the same byte for byte', async () => {
  const known = await makeStaff(api.db, agencyId);
  const closed = await makeStaff(api.db, agencyId);
  await api.db.prisma.user.update({ where: { id: closed.userId }, data: { disabledAt: new Date() } });
  const retired = await makeStaff(api.db, agencyId);
  await api.db.prisma.posting.update({ where: { id: retired.postingId }, data: { validUntil: new Date() } });
  const future = await makeStaff(api.db, agencyId);
  await api.db.prisma.posting.update({
    where: { id: future.postingId },
    data: { validFrom: new Date(Date.now() + 3_600_000) },
  });
  const passwordless = await makeStaff(api.db, agencyId);
  await api.db.prisma.user.update({ where: { id: passwordless.userId }, data: { passwordHash: null } });
  const tries = [
    { login: known.login, password: 'wrong-wrong-wrong' },
    { login: 'nobody.at.all', password: PASSWORD },
    { login: closed.login, password: PASSWORD },
    { login: retired.login, password: PASSWORD },
    { login: future.login, password: PASSWORD },
    { login: passwordless.login, password: PASSWORD },
  ];
  const answers = new Set<string>();
  for (const attempt of tries) {
    const browser = elsewhere(api);
    answers.add(await browser.text(SIGN_IN, attempt));
    expect(browser.lastSetCookies).toEqual([]);
  }
  expect([...answers]).toEqual([
    '{"data":{"signIn":{"__typename":"SignInFailed","message":"サインインできませんでした。ログイン名とパスワードを確認してください。","retryAfter":null}}}',
  ]);
});

test('after too many failures even the right password waits, for an unknown login alike', async () => {
  const { login } = await makeStaff(api.db, agencyId);
  for (const name of [login, 'nobody.here']) {
    const browser = elsewhere(api, { 'accept-language': 'en' });
    for (let i = 0; i < LIMITS.loginAtAddress.points; i++) {
      expect(await signIn(browser, name, 'wrong-wrong-wrong')).toMatchObject({ retryAfter: null });
    }
    const { retryAfter, message } = await signIn(browser, name);
    expect(message).toBe('There were too many failed attempts. Please wait a while and try again.');
    expect(retryAfter).toBeGreaterThan(LIMITS.loginAtAddress.duration - 60);
    expect(retryAfter).toBeLessThanOrEqual(LIMITS.loginAtAddress.duration);
  }
  expect(await signIn(elsewhere(api), login)).toMatchObject({ step: 'DONE' });
});

test('a success starts the count anew', async () => {
  const { login } = await makeStaff(api.db, agencyId);
  const browser = elsewhere(api);
  for (let round = 0; round < 2; round++) {
    for (let i = 1; i < LIMITS.loginAtAddress.points; i++) await signIn(browser, login, 'wrong-wrong-wrong');
    expect(await signIn(browser, login)).toMatchObject({ step: 'DONE' });
  }
});

test('one address that tries many logins is stopped', async () => {
  const { login } = await makeStaff(api.db, agencyId);
  const browser = elsewhere(api);
  const tries = Array.from({ length: LIMITS.address.points }, (_, i) =>
    signIn(browser, `guess-${i}`, 'wrong-wrong-wrong'),
  );
  expect((await Promise.all(tries)).every(({ retryAfter }) => retryAfter === null)).toBe(true);
  expect((await signIn(browser, login)).retryAfter).toBeGreaterThan(0);
});

test('one login that is tried from everywhere is stopped, until its manager makes the sign-in anew', async () => {
  const { login, userId } = await makeStaff(api.db, agencyId);
  const manager = elsewhere(api);
  await signIn(manager, (await makeStaff(api.db, agencyId, 'MANAGER')).login);
  const tries = Array.from({ length: LIMITS.login.points }, () => signIn(elsewhere(api), login, 'wrong-wrong-wrong'));
  expect((await Promise.all(tries)).every(({ retryAfter }) => retryAfter === null)).toBe(true);
  expect((await signIn(elsewhere(api), login)).retryAfter).toBeGreaterThan(LIMITS.address.duration);
  const { initialPassword } = await resetSignIn(manager, userId);
  expect(await signIn(elsewhere(api), login, initialPassword)).toMatchObject({ step: 'DONE' });
});

test('neither login nor address is kept in the counters', async () => {
  const browser = elsewhere(api);
  await signIn(browser, 'hanako.yamada', 'wrong-wrong-wrong');
  const rows = await api.db.prisma.rateLimit.findMany();
  expect(rows.length).toBeGreaterThan(0);
  expect(JSON.stringify(rows, (_, value) => (typeof value === 'bigint' ? `${value}` : value))).not.toMatch(
    /hanako|198\.51/,
  );
});

test('an empty or endless field is named', async () => {
  expect(await signIn(elsewhere(api), ' ', 'x'.repeat(1001))).toEqual({
    __typename: 'InvalidInput',
    fields: [
      { path: 'login', code: 'REQUIRED', message: '入力してください。' },
      { path: 'password', code: 'TOO_LONG', message: '1000文字以内で入力してください。' },
    ],
  });
});

test('signing in again in the same browser ends the session before', async () => {
  const { login } = await makeStaff(api.db, agencyId);
  const browser = elsewhere(api);
  await signIn(browser, login);
  const first = browser.cookies.get('tsunagi_session') as string;
  await signIn(browser, login);
  expect(browser.cookies.get('tsunagi_session')).not.toBe(first);
  expect((await me(browser)).sessions).toHaveLength(1);
  browser.cookies.set('tsunagi_session', first);
  expect(await me(browser)).toBeNull();
});

test('signing out ends the session on the server, and is no error when nobody is signed in', async () => {
  const { login } = await makeStaff(api.db, agencyId);
  const browser = elsewhere(api);
  await signIn(browser, login);
  const token = browser.cookies.get('tsunagi_session') as string;
  expect((await browser.run('mutation { signOut }')).data).toEqual({ signOut: true });
  expect(browser.cookies.has('tsunagi_session')).toBe(false);
  browser.cookies.set('tsunagi_session', token);
  expect(await me(browser)).toBeNull();
  expect((await elsewhere(api).run('mutation { signOut }')).data).toEqual({ signOut: true });
});
