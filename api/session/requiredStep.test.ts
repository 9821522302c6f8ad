import { afterAll, beforeAll, expect, test } from 'vitest';
import { elsewhere } from '../testing/addresses.ts';
import { Authenticator } from '../testing/authenticator.ts';
import type { Browser } from '../testing/browser.ts';
import { changePassword, makeAgency, makeStaff, NEW_PASSWORD, PASSWORD, signIn } from '../testing/people.ts';
import { startApi, type TestApi } from '../testing/server.ts';
import { resetSignIn } from '../testing/staff.ts';
import { codeOf, withinStep } from '../testing/totp.ts';

let api: TestApi;
let agencyId: string;
beforeAll(async () => {
  api = await startApi({ demo: false });
  agencyId = await makeAgency(api.db);
});
afterAll(() => api.stop());

const code = async (browser: Browser, field: string) => (await browser.run(field)).errors?.[0]?.extensions?.code;
const required = async (browser: Browser) =>
  (await browser.run('{ viewer { requiredStep } }')).data.viewer.requiredStep;

/** Signed in by password, with nothing else set up. */
async function limited() {
  const person = await makeStaff(api.db, agencyId, 'MANAGER');
  const browser = elsewhere(api);
  expect(await signIn(browser, person.login)).toMatchObject({
    step: 'DONE',
    viewer: { requiredStep: 'SECOND_FACTOR' },
  });
  return { ...person, browser };
}

async function withApp() {
  const person = await limited();
  const { secret } = (await person.browser.run('mutation { beginTotpEnrolment { secret } }')).data.beginTotpEnrolment;
  await withinStep();
  await person.browser.run('mutation ($code: String!) { confirmTotpEnrolment(code: $code) { __typename } }', {
    code: codeOf(secret, -1),
  });
  return { ...person, secret };
}

test('outside the demo a password alone opens only the way to a second factor', async () => {
  const { browser } = await limited();
  const id = crypto.randomUUID();
  for (const field of [
    '{ colleagues { id } }',
    '{ agencies { id } }',
    '{ staff { id } }',
    `mutation { choosePosting(postingId: "${id}") { __typename } }`,
    `mutation { changePassword(current: "x", next: "y") { __typename } }`,
    `mutation { resetSignIn(commandId: "${id}", userId: "${id}") { __typename } }`,
  ]) {
    expect(await code(browser, field)).toBe('SECOND_FACTOR_REQUIRED');
  }
  expect((await browser.run('mutation { setLocale(locale: "en") { __typename } }')).data.setLocale.__typename).toBe(
    'Viewer',
  );
  expect((await browser.fetch(`/attachments/${id}`)).status).toBe(401);
  const { errors } = await browser.run('{ colleagues { id } }');
  expect(errors?.[0]?.message).toBe('Please set up a second factor first: an authenticator app or a passkey.');
  expect((await browser.run('mutation { signOut }')).data.signOut).toBe(true);
});

test('an app opens the rest, at once and at the next sign-in', async () => {
  const { browser, login, secret } = await withApp();
  expect(await required(browser)).toBeNull();
  expect((await browser.run('{ colleagues { id } }')).data.colleagues.length).toBeGreaterThan(0);
  expect((await browser.fetch(`/attachments/${crypto.randomUUID()}`)).status).toBe(404);
  const other = elsewhere(api);
  await signIn(other, login);
  await withinStep();
  await other.run('mutation ($code: String!) { verifyTotp(code: $code) { __typename } }', { code: codeOf(secret) });
  expect(await required(other)).toBeNull();
});

test('a passkey does too', async () => {
  const { browser } = await limited();
  const { options, challengeToken } = (
    await browser.run('mutation { beginPasskeyRegistration { options challengeToken } }')
  ).data.beginPasskeyRegistration;
  await browser.run(
    'mutation ($token: String!, $response: String!) { finishPasskeyRegistration(challengeToken: $token, response: $response, name: "鍵") { __typename } }',
    { token: challengeToken, response: new Authenticator(api.origin).create(options) },
  );
  expect(await required(browser)).toBeNull();
});

test('whoever removes the last one is limited again', async () => {
  const { browser } = await withApp();
  const answer = await browser.run(
    'mutation ($password: String!) { removeTotp(password: $password) { ... on Viewer { requiredStep } } }',
    { password: PASSWORD },
  );
  expect(answer.data.removeTotp).toEqual({ requiredStep: 'SECOND_FACTOR' });
  expect(await code(browser, '{ colleagues { id } }')).toBe('SECOND_FACTOR_REQUIRED');
});

const mayNothingElse = async (browser: Browser) => {
  expect(await code(browser, '{ colleagues { id } }')).toBe('NEW_PASSWORD_REQUIRED');
  expect(await code(browser, 'mutation { beginTotpEnrolment { secret } }')).toBe('NEW_PASSWORD_REQUIRED');
  expect((await browser.fetch(`/attachments/${crypto.randomUUID()}`)).status).toBe(401);
};

test('an initial password opens only the way to one of one’s own, and then to a second factor', async () => {
  const person = await makeStaff(api.db, agencyId);
  await api.db.prisma.user.update({ where: { id: person.userId }, data: { passwordInitial: true } });
  const [browser, found] = [elsewhere(api), elsewhere(api)];
  for (const each of [browser, found])
    expect(await signIn(each, person.login)).toMatchObject({ viewer: { requiredStep: 'NEW_PASSWORD' } });
  await mayNothingElse(browser);
  expect(await changePassword(browser, 'not the one')).toMatchObject({ fields: [{ code: 'PASSWORD_WRONG' }] });
  await mayNothingElse(browser);
  expect(await changePassword(browser, PASSWORD)).toEqual({ __typename: 'Viewer', requiredStep: 'SECOND_FACTOR' });
  expect((await found.run('{ viewer { login } }')).data.viewer).toBeNull();
  expect(await signIn(elsewhere(api), person.login)).toMatchObject({ __typename: 'SignInFailed' });
  expect(await signIn(found, person.login, NEW_PASSWORD)).toMatchObject({ viewer: { requiredStep: 'SECOND_FACTOR' } });
});

test('a manager’s reset makes the password an initial one again', async () => {
  const member = await makeStaff(api.db, agencyId);
  const { browser } = await withApp();
  const { initialPassword } = await resetSignIn(browser, member.userId);
  const theirs = elsewhere(api);
  expect(await signIn(theirs, member.login, initialPassword)).toMatchObject({
    viewer: { requiredStep: 'NEW_PASSWORD' },
  });
  await mayNothingElse(theirs);
});

test('there are no demo accounts outside the demo', async () => {
  expect(
    (await elsewhere(api).run('{ signInOptions { oidc demo { login } demoPassword } }')).data.signInOptions,
  ).toEqual({
    oidc: null,
    demo: [],
    demoPassword: null,
  });
});

test('what has an account asks nobody else: without a session every field but signing in refuses', async () => {
  for (const field of [
    '{ colleagues { id } }',
    '{ agencies { id } }',
    'mutation { setLocale(locale: "en") { __typename } }',
  ]) {
    expect(await code(elsewhere(api), field)).toBe('UNAUTHENTICATED');
  }
});
