import { afterAll, beforeAll, expect, test } from 'vitest';
import { elsewhere } from '../testing/addresses.ts';
import { Browser } from '../testing/browser.ts';
import { type Account, CLIENT, startIdentityProvider } from '../testing/identityProvider.ts';
import { makeAgency, makeStaff, signIn } from '../testing/people.ts';
import { startApi, type TestApi } from '../testing/server.ts';
import { codeOf, withinStep } from '../testing/totp.ts';
import { newTotpSecret, sealTotp } from './totp.ts';

let provider: Awaited<ReturnType<typeof startIdentityProvider>>;
let api: TestApi;
let agencyId: string;
beforeAll(async () => {
  provider = await startIdentityProvider();
  api = await startApi({ demo: false, oidc: { issuer: provider.issuer, ...CLIENT, namesLogins: true } });
  provider.serve(`${api.origin}/auth/oidc/callback`);
  agencyId = await makeAgency(api.db);
});
afterAll(async () => {
  await api.stop();
  await provider.stop();
});

const locationOf = (response: Response): string => response.headers.get('location') ?? '';

/** Walks to the provider and to where it sends the browser back; the last address is not opened yet. */
async function toCallback(browser: Browser, account: Account | undefined, to?: string): Promise<string> {
  provider.account = account;
  const desk = new Browser(provider.issuer);
  let next = locationOf(
    await browser.fetch(`/auth/oidc/start${to === undefined ? '' : `?to=${encodeURIComponent(to)}`}`),
  );
  for (let hops = 0; next.startsWith(provider.issuer) && hops < 10; hops++) {
    next = new URL(locationOf(await desk.fetch(next)), provider.issuer).href;
  }
  return next;
}

/** @returns where the browser ends up */
async function enter(browser: Browser, account: Account | undefined, to?: string): Promise<string> {
  return locationOf(await browser.fetch(await toCallback(browser, account, to)));
}

const me = async (browser: Browser) => (await browser.run('{ viewer { login requiredStep } }')).data.viewer;
const subject = () => `subject-${crypto.randomUUID()}`;
const FAILED = '/sign-in?oidc=failed';

test('the provider is offered by a name in the language of the reader', async () => {
  const ask = async (language: string) =>
    (await elsewhere(api, { 'accept-language': language }).run('{ signInOptions { oidc } }')).data.signInOptions.oidc;
  expect(await ask('ja')).toBe('市の認証基盤');
  expect(await ask('en')).toBe('the city’s identity provider');
});

test('a person the provider names by login is linked at the first sign-in and stays it', async () => {
  const { login } = await makeStaff(api.db, agencyId);
  const sub = subject();
  const browser = elsewhere(api);
  expect(await enter(browser, { sub, preferred_username: login.toUpperCase() }, '/referrals/inbox')).toBe(
    '/referrals/inbox',
  );
  expect(await me(browser)).toEqual({ login, requiredStep: null });
  const again = elsewhere(api);
  expect(await enter(again, { sub, preferred_username: 'renamed.after.marriage' })).toBe('/');
  expect(await me(again)).toMatchObject({ login });
});

test('a login the provider gives to somebody else later leads to nobody', async () => {
  const { login } = await makeStaff(api.db, agencyId);
  await enter(elsewhere(api), { sub: subject(), preferred_username: login });
  const browser = elsewhere(api);
  expect(await enter(browser, { sub: subject(), preferred_username: login })).toBe(FAILED);
  expect(await me(browser)).toBeNull();
});

test('an address names a login only when the provider has verified it', async () => {
  const { login } = await makeStaff(api.db, agencyId, 'STAFF', `${crypto.randomUUID()}@city.example`);
  expect(await enter(elsewhere(api), { sub: subject(), email: login, email_verified: false })).toBe(FAILED);
  expect(await enter(elsewhere(api), { sub: subject(), email: login })).toBe(FAILED);
  expect(await enter(elsewhere(api), { sub: subject(), email: login, email_verified: true })).toBe('/');
});

test('nobody of that name, without a posting, or with a closed account: all end the same', async () => {
  const retired = await makeStaff(api.db, agencyId);
  await api.db.prisma.posting.update({ where: { id: retired.postingId }, data: { validUntil: new Date() } });
  const closed = await makeStaff(api.db, agencyId);
  await api.db.prisma.user.update({ where: { id: closed.userId }, data: { disabledAt: new Date() } });
  for (const preferred_username of ['nobody.at.all', retired.login, closed.login]) {
    const browser = elsewhere(api);
    expect(await enter(browser, { sub: subject(), preferred_username })).toBe(FAILED);
    expect(browser.cookies.has('tsunagi_session')).toBe(false);
  }
});

test('a provider that is not trusted to name logins signs in only whom it is linked to', async () => {
  const { login, userId } = await makeStaff(api.db, agencyId);
  const sub = subject();
  const trusted = api.env.oidc as { namesLogins: boolean };
  trusted.namesLogins = false;
  try {
    expect(await enter(elsewhere(api), { sub, preferred_username: login })).toBe(FAILED);
    await api.db.prisma.oidcIdentity.create({ data: { issuer: provider.issuer, subject: sub, userId } });
    expect(await enter(elsewhere(api), { sub })).toBe('/');
  } finally {
    trusted.namesLogins = true;
  }
});

test.each([
  [undefined, null],
  [['mfa', 'pwd'], null],
  [['pwd', 'otp'], null],
  [['pwd'], 'SECOND_FACTOR'],
  [['otp', 'sms'], 'SECOND_FACTOR'],
])('with methods %s what is still required is: %s', async (amr, required) => {
  const { login } = await makeStaff(api.db, agencyId);
  const browser = elsewhere(api);
  await enter(browser, { sub: subject(), preferred_username: login, ...(amr && { amr }) });
  expect((await me(browser)).requiredStep).toBe(required);
});

test('an initial password that lies unused is not in the way, and works no better later', async () => {
  const { login, userId } = await makeStaff(api.db, agencyId);
  const secret = newTotpSecret();
  const totpSecret = sealTotp(api.env, userId, secret);
  await api.db.prisma.user.update({ where: { id: userId }, data: { passwordInitial: true, totpSecret } });
  const browser = elsewhere(api);
  await enter(browser, { sub: subject(), preferred_username: login, amr: ['pwd', 'otp'] });
  expect(await me(browser)).toEqual({ login, requiredStep: null });
  const other = elsewhere(api);
  expect(await signIn(other, login)).toMatchObject({ step: 'SECOND_FACTOR' });
  await withinStep();
  const variables = { code: codeOf(secret.base32) };
  await other.run('mutation ($code: String!) { verifyTotp(code: $code) { __typename } }', variables);
  expect(await me(other)).toEqual({ login, requiredStep: 'NEW_PASSWORD' });
});

test('where the provider asked for one factor only, the other is asked for here', async () => {
  const { login, userId } = await makeStaff(api.db, agencyId);
  const secret = newTotpSecret();
  await api.db.prisma.user.update({ where: { id: userId }, data: { totpSecret: sealTotp(api.env, userId, secret) } });
  const account = { sub: subject(), preferred_username: login };
  const browser = elsewhere(api);
  expect(await enter(browser, { ...account, amr: ['pwd'] }, '/people')).toBe('/sign-in?oidc=code&to=%2Fpeople');
  expect(await me(browser)).toBeNull();
  await withinStep();
  const variables = { code: codeOf(secret.base32) };
  await browser.run('mutation ($code: String!) { verifyTotp(code: $code) { __typename } }', variables);
  expect(await me(browser)).toEqual({ login, requiredStep: null });
  expect(await enter(elsewhere(api), { ...account, amr: ['pwd', 'otp'] }, '/people')).toBe('/people');
});

test.each([
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  '/a?b=c',
  'javascript:alert(1)',
  '/auth/oidc/start',
  '',
])('a way back to %s leads home', async (to) => {
  const { login } = await makeStaff(api.db, agencyId);
  expect(await enter(elsewhere(api), { sub: subject(), preferred_username: login }, to)).toBe('/');
});

test('an answer is worth nothing in another browser, a second time, or bent', async () => {
  const { login } = await makeStaff(api.db, agencyId);
  const account = { sub: subject(), preferred_username: login };
  const [victim, other] = [elsewhere(api), elsewhere(api)];
  const answer = await toCallback(victim, account);
  expect(locationOf(await other.fetch(answer))).toBe(FAILED);
  await other.fetch('/auth/oidc/start');
  expect(locationOf(await other.fetch(answer))).toBe(FAILED);

  expect(locationOf(await victim.fetch(answer))).toBe('/');
  expect(locationOf(await victim.fetch(answer))).toBe(FAILED);

  for (const [name, value] of [
    ['state', 'x'],
    ['code', 'x'],
    ['iss', 'https://evil.example'],
  ] as const) {
    const browser = elsewhere(api);
    const bent = new URL(await toCallback(browser, account));
    bent.searchParams.set(name, value);
    expect(locationOf(await browser.fetch(bent.href))).toBe(FAILED);
    expect(await me(browser)).toBeNull();
  }
});

test('who declines at the provider is not signed in', async () => {
  expect(await enter(elsewhere(api), undefined)).toBe(FAILED);
});

test('signing in by the provider ends the session the browser had', async () => {
  const [one, other] = [await makeStaff(api.db, agencyId), await makeStaff(api.db, agencyId)];
  const browser = elsewhere(api);
  await signIn(browser, one.login);
  const before = browser.cookies.get('tsunagi_session') as string;
  await enter(browser, { sub: subject(), preferred_username: other.login });
  expect(await me(browser)).toMatchObject({ login: other.login });
  browser.cookies.set('tsunagi_session', before);
  expect(await me(browser)).toBeNull();
});

test('a provider out of reach, and none at all', async () => {
  const unreachable = await startApi({ oidc: { issuer: 'http://localhost:9', ...CLIENT, namesLogins: true } });
  expect(locationOf(await unreachable.browser().fetch('/auth/oidc/start'))).toBe(FAILED);
  await unreachable.stop();
  const none = await startApi();
  expect((await none.browser().fetch('/auth/oidc/start')).status).toBe(404);
  await none.stop();
});
