import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { elsewhere } from '../testing/addresses.ts';
import { Authenticator, type Bent } from '../testing/authenticator.ts';
import type { Browser } from '../testing/browser.ts';
import { makeAgency, makeStaff, signIn } from '../testing/people.ts';
import { startApi, type TestApi } from '../testing/server.ts';

let api: TestApi;
let agencyId: string;
beforeAll(async () => {
  api = await startApi();
  agencyId = await makeAgency(api.db);
});
afterAll(() => api.stop());

const BEGIN_REGISTRATION = 'mutation { beginPasskeyRegistration { options challengeToken } }';
const FINISH_REGISTRATION = `mutation ($challengeToken: String!, $response: String!, $name: String!) {
  finishPasskeyRegistration(challengeToken: $challengeToken, response: $response, name: $name) {
    __typename ... on Viewer { passkeys { id name lastUsedAt } } ... on InvalidInput { fields { path code } }
  } }`;
const FINISH_SIGN_IN = `mutation ($challengeToken: String!, $response: String!) {
  finishPasskeySignIn(challengeToken: $challengeToken, response: $response) {
    __typename ... on SignInResult { step viewer { login passkeys { lastUsedAt } } } ... on SignInFailed { message retryAfter }
  } }`;

async function register(browser: Browser, device: Authenticator, bent: Bent = {}, name = '窓口のパソコン') {
  const { options, challengeToken } = (await browser.run(BEGIN_REGISTRATION)).data.beginPasskeyRegistration;
  const variables = { challengeToken, response: device.create(options, bent), name };
  return { variables, answer: (await browser.run(FINISH_REGISTRATION, variables)).data.finishPasskeyRegistration };
}

const begin = async (browser: Browser): Promise<{ options: string; challengeToken: string }> =>
  (await browser.run('mutation { beginPasskeySignIn { options challengeToken } }')).data.beginPasskeySignIn;

async function enter(browser: Browser, device: Authenticator, bent: Bent = {}) {
  const { options, challengeToken } = await begin(browser);
  const variables = { challengeToken, response: device.get(options, bent) };
  return { variables, text: await browser.text(FINISH_SIGN_IN, variables) };
}

async function holder() {
  const person = await makeStaff(api.db, agencyId);
  const browser = elsewhere(api);
  await signIn(browser, person.login);
  const device = new Authenticator(api.origin);
  const { answer } = await register(browser, device);
  return { ...person, browser, device, answer };
}

const refused =
  '{"data":{"finishPasskeySignIn":{"__typename":"SignInFailed","message":"このパスキーではサインインできませんでした。","retryAfter":null}}}';

test('a passkey signs in by itself, with nothing typed', async () => {
  const { login, device, answer } = await holder();
  expect(answer).toMatchObject({ __typename: 'Viewer', passkeys: [{ name: '窓口のパソコン', lastUsedAt: null }] });
  const browser = elsewhere(api);
  const { options } = await begin(browser);
  expect(JSON.parse(options)).toMatchObject({ rpId: 'localhost', userVerification: 'required' });
  expect(JSON.parse(options).allowCredentials ?? []).toEqual([]);
  const { text } = await enter(browser, device);
  expect(JSON.parse(text).data.finishPasskeySignIn).toMatchObject({
    step: 'DONE',
    viewer: { login, passkeys: [{ lastUsedAt: expect.any(String) }] },
  });
  expect((await browser.run('{ viewer { login } }')).data.viewer).toEqual({ login });
});

test('registration asks for a discoverable credential, and offers none that is registered', async () => {
  const { browser, device, userId } = await holder();
  const { options } = (await browser.run(BEGIN_REGISTRATION)).data.beginPasskeyRegistration;
  expect(JSON.parse(options)).toMatchObject({
    rp: { id: 'localhost' },
    attestation: 'none',
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    user: { id: Buffer.from(userId.replaceAll('-', ''), 'hex').toString('base64url') },
    excludeCredentials: [{ id: device.credentials[0]?.id.toString('base64url') }],
  });
});

test.each<[string, Bent]>([
  ['another site', { origin: 'https://tsunagi.example' }],
  ['another challenge', { challenge: 'AAAA' }],
  ['a holder who was not verified', { userVerified: false }],
])('a registration from %s is refused', async (_, bent) => {
  const { login } = await makeStaff(api.db, agencyId);
  const browser = elsewhere(api);
  await signIn(browser, login);
  const { answer } = await register(browser, new Authenticator(api.origin), bent);
  expect(answer).toEqual({ __typename: 'InvalidInput', fields: [{ path: 'response', code: 'PASSKEY_INVALID' }] });
});

test('a registration is finished once, by the person who began it', async () => {
  const { browser, device } = await holder();
  const { variables } = await register(browser, device, {}, '二つ目');
  expect((await browser.run(FINISH_REGISTRATION, variables)).data.finishPasskeyRegistration.fields).toHaveLength(1);
  const mine = (await browser.run(BEGIN_REGISTRATION)).data.beginPasskeyRegistration;
  const other = await holder();
  const stolen = { challengeToken: mine.challengeToken, response: device.create(mine.options), name: 'x' };
  expect((await other.browser.run(FINISH_REGISTRATION, stolen)).data.finishPasskeyRegistration.fields).toHaveLength(1);
});

test('every other answer is refused alike', async () => {
  const { device } = await holder();
  const stranger = new Authenticator(api.origin);
  stranger.create(JSON.stringify({ challenge: 'AA', rp: { id: 'localhost' }, user: { id: 'AA' } }));
  const [credential] = device.credentials;
  if (!credential) throw new Error('No credential');
  const forged = { ...credential, privateKey: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey };
  const someoneElse = { ...credential, userHandle: Buffer.alloc(16, 9).toString('base64url') };
  const closed = await holder();
  await api.db.prisma.user.update({ where: { id: closed.userId }, data: { disabledAt: new Date() } });
  const retired = await holder();
  await api.db.prisma.posting.update({ where: { id: retired.postingId }, data: { validUntil: new Date() } });
  const cases: [Authenticator, Bent][] = [
    [stranger, {}],
    [closed.device, {}],
    [retired.device, {}],
    [device, { origin: 'https://tsunagi.example' }],
    [device, { challenge: 'AAAA' }],
    [device, { userVerified: false }],
    [device, { credential: forged }],
    [device, { credential: someoneElse }],
  ];
  for (const [authenticator, bent] of cases)
    expect((await enter(elsewhere(api), authenticator, bent)).text).toBe(refused);
  for (const response of ['', '{}', 'null', '{"id":5}', '{"id":"x","response":{}}', 'x'.repeat(30_000)]) {
    const browser = elsewhere(api);
    const { challengeToken } = await begin(browser);
    expect(await browser.text(FINISH_SIGN_IN, { challengeToken, response })).toBe(refused);
  }
});

test('an answer works once, and a counter that goes back betrays a copy', async () => {
  const { device } = await holder();
  const browser = elsewhere(api);
  const { variables, text } = await enter(browser, device);
  expect(text).toContain('"DONE"');
  expect(await elsewhere(api).text(FINISH_SIGN_IN, variables)).toContain('はじめからサインインし直してください');
  await enter(browser, device);
  expect((await enter(elsewhere(api), device, { counter: 1 })).text).toBe(refused);
});

test('whoever has a passkey alone does not get in by the password alone', async () => {
  const { login, device } = await holder();
  const browser = elsewhere(api);
  expect(await signIn(browser, login)).toMatchObject({ step: 'SECOND_FACTOR', viewer: null });
  expect((await browser.run('mutation { verifyTotp(code: "123456") { __typename } }')).data.verifyTotp.__typename).toBe(
    'SignInFailed',
  );
  expect((await enter(browser, device)).text).toContain('"DONE"');
});

test('a passkey is removed by its owner alone, and then opens nothing', async () => {
  const { browser, device, answer } = await holder();
  const { id } = answer.passkeys[0];
  const REMOVE = 'mutation ($id: ID!) { removePasskey(id: $id) { __typename ... on Viewer { passkeys { id } } } }';
  const other = await holder();
  for (const foreign of [id, 'nonsense', crypto.randomUUID()]) {
    expect((await other.browser.run(REMOVE, { id: foreign })).data.removePasskey.__typename).toBe('NotFound');
  }
  const elsewhereIn = elsewhere(api);
  await enter(elsewhereIn, device);
  expect((await browser.run(REMOVE, { id })).data.removePasskey).toEqual({ __typename: 'Viewer', passkeys: [] });
  expect((await elsewhereIn.run('{ viewer { login } }')).data.viewer).toBeNull();
  expect((await enter(elsewhere(api), device)).text).toBe(refused);
});
