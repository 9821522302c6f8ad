import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { elsewhere } from '../testing/addresses.ts';
import { Authenticator } from '../testing/authenticator.ts';
import type { Browser, Shaped } from '../testing/browser.ts';
import { inOrder } from '../testing/locks.ts';
import { changePassword, makeAgency, makeStaff, NEW_PASSWORD, PASSWORD, signIn } from '../testing/people.ts';
import { startApi, type TestApi } from '../testing/server.ts';
import { enter } from '../testing/session.ts';
import { resetSignIn } from '../testing/staff.ts';
import { codeOf, withinStep } from '../testing/totp.ts';

/** What is under way when somebody's way of signing in is changed: it was judged before, and is stored after. */

let api: TestApi;
let agencyId: string;
let manager: Browser;
beforeAll(async () => {
  api = await startApi();
  agencyId = await makeAgency(api.db);
  manager = (await enter(api, agencyId, 'MANAGER')).browser;
});
afterAll(() => api.stop());

const OTHER_PASSWORD = '夜行列車に乗る白い犬と傘';

async function atWork() {
  const person = await makeStaff(api.db, agencyId);
  const browser = elsewhere(api);
  await signIn(browser, person.login);
  return { ...person, browser };
}

/** The outcome of a command, or the code of its error. */
async function outcome(browser: Browser, query: string, variables: Record<string, unknown> = {}): Promise<Shaped> {
  const { data, errors } = await browser.run(query, variables);
  return errors ? errors[0]?.extensions?.code : Object.values(data)[0];
}
const change = (browser: Browser, next: string, current = PASSWORD) =>
  outcome(
    browser,
    `mutation ($current: String!, $next: String!) { changePassword(current: $current, next: $next) {
      __typename ... on InvalidInput { fields { path code } } } }`,
    { current, next },
  );

async function passkeyAnswer(browser: Browser, device = new Authenticator(api.origin)) {
  const { options, challengeToken } = await outcome(
    browser,
    'mutation { beginPasskeyRegistration { options challengeToken } }',
  );
  return { challengeToken, response: device.create(options), name: '鍵' };
}
const finishPasskey = (browser: Browser, variables: Record<string, unknown>) =>
  outcome(
    browser,
    `mutation ($challengeToken: String!, $response: String!, $name: String!) {
      finishPasskeyRegistration(challengeToken: $challengeToken, response: $response, name: $name) { __typename } }`,
    variables,
  );
async function enrol(browser: Browser): Promise<string> {
  return (await outcome(browser, 'mutation { beginTotpEnrolment { secret } }')).secret;
}
const confirm = (browser: Browser, secret: string) =>
  outcome(browser, 'mutation ($code: String!) { confirmTotpEnrolment(code: $code) { __typename } }', {
    code: codeOf(secret),
  });
const verify = (browser: Browser, secret: string, stepsAway = 0) =>
  outcome(
    browser,
    `mutation ($code: String!) { verifyTotp(code: $code) { __typename ... on SignInResult { step } ... on SignInFailed { message } } }`,
    { code: codeOf(secret, stepsAway) },
  );
const removeTotp = (browser: Browser) =>
  outcome(
    browser,
    `mutation { removeTotp(password: "${PASSWORD}") { __typename ... on InvalidInput { fields { path code } } } }`,
  );

const expired = {
  __typename: 'SignInFailed',
  message: 'このサインインは続けられません。はじめからサインインし直してください。',
};
const wrong = (path: string) => ({ __typename: 'InvalidInput', fields: [{ path, code: 'PASSWORD_WRONG' }] });

describe("a manager's reset", () => {
  /** The slip opens the account, by nothing but the password on it. */
  async function opensBySlip(login: string, userId: string, { initialPassword }: Shaped): Promise<void> {
    expect(await signIn(elsewhere(api), login, initialPassword)).toMatchObject({
      step: 'DONE',
      viewer: { requiredStep: 'NEW_PASSWORD' },
    });
    const stored = await api.db.prisma.user.findUniqueOrThrow({ where: { id: userId }, include: { passkeys: true } });
    expect([stored.totpSecret, stored.passkeys]).toEqual([null, []]);
  }

  test('holds against a change of the password', async () => {
    const { userId, login, browser } = await atWork();
    const [slip, late] = await inOrder(api, 'User', userId, [
      () => resetSignIn(manager, userId),
      () => change(browser, NEW_PASSWORD),
    ]);
    expect(late).toBe('UNAUTHENTICATED');
    expect(await signIn(elsewhere(api), login, NEW_PASSWORD)).toMatchObject({ __typename: 'SignInFailed' });
    await opensBySlip(login, userId, slip);
  });

  test('holds against an authenticator app', async () => {
    const { userId, login, browser } = await atWork();
    const secret = await enrol(browser);
    await withinStep();
    const [slip, late] = await inOrder(api, 'User', userId, [
      () => resetSignIn(manager, userId),
      () => confirm(browser, secret),
    ]);
    expect(late).toBe('UNAUTHENTICATED');
    await opensBySlip(login, userId, slip);
  });

  test('holds against a passkey', async () => {
    const { userId, login, browser } = await atWork();
    const answer = await passkeyAnswer(browser);
    const [slip, late] = await inOrder(api, 'User', userId, [
      () => resetSignIn(manager, userId),
      () => finishPasskey(browser, answer),
    ]);
    expect(late).toBe('UNAUTHENTICATED');
    await opensBySlip(login, userId, slip);
  });

  test('holds against a sign-in', async () => {
    const { userId, login } = await atWork();
    const late = elsewhere(api);
    const [slip, answer] = await inOrder(api, 'User', userId, [
      () => resetSignIn(manager, userId),
      () => signIn(late, login),
    ]);
    expect(answer).toMatchObject(expired);
    expect(await outcome(late, '{ viewer { login } }')).toBeNull();
    await opensBySlip(login, userId, slip);
  });
});

describe('a change of the password', () => {
  test('holds against another by the same old one', async () => {
    const { userId, login, browser } = await atWork();
    const [first, late] = await inOrder(api, 'User', userId, [
      () => change(browser, NEW_PASSWORD),
      () => change(browser, OTHER_PASSWORD),
    ]);
    expect([first, late]).toEqual([{ __typename: 'Viewer' }, wrong('current')]);
    expect(await signIn(elsewhere(api), login, OTHER_PASSWORD)).toMatchObject({ __typename: 'SignInFailed' });
    expect(await signIn(elsewhere(api), login, NEW_PASSWORD)).toMatchObject({ step: 'DONE' });
  });

  test('holds against a key that another session adds', async () => {
    const { userId, login, browser } = await atWork();
    const thief = elsewhere(api);
    await signIn(thief, login);
    const answer = await passkeyAnswer(thief);
    const [, late] = await inOrder(api, 'User', userId, [
      () => change(browser, NEW_PASSWORD),
      () => finishPasskey(thief, answer),
    ]);
    expect(late).toBe('UNAUTHENTICATED');
    expect(await api.db.prisma.passkey.count({ where: { userId } })).toBe(0);
  });

  test('holds against the removal of an authenticator app by the old one', async () => {
    const { userId, browser } = await atWork();
    await withinStep();
    await confirm(browser, await enrol(browser));
    const [, late] = await inOrder(api, 'User', userId, [
      () => change(browser, NEW_PASSWORD),
      () => removeTotp(browser),
    ]);
    expect(late).toEqual(wrong('password'));
    expect((await api.db.prisma.user.findUniqueOrThrow({ where: { id: userId } })).totpSecret).not.toBeNull();
  });

  test('ends a sign-in that waits for its code', async () => {
    const { login, browser } = await atWork();
    const secret = await enrol(browser);
    await withinStep();
    await confirm(browser, secret);
    const half = elsewhere(api);
    expect(await signIn(half, login)).toMatchObject({ step: 'SECOND_FACTOR' });
    expect(await changePassword(browser, PASSWORD)).toMatchObject({ __typename: 'Viewer' });
    expect(await verify(half, secret, 1)).toEqual(expired);
    const anew = elsewhere(api);
    expect(await signIn(anew, login, NEW_PASSWORD)).toMatchObject({ step: 'SECOND_FACTOR' });
    expect(await verify(anew, secret, 1)).toMatchObject({ step: 'DONE' });
  });
});

test('who removes a passkey ends a sign-in by it that is under way', async () => {
  const { userId, browser } = await atWork();
  const device = new Authenticator(api.origin);
  await finishPasskey(browser, await passkeyAnswer(browser, device));
  const { passkeys } = await outcome(browser, '{ viewer { passkeys { id } } }');
  const thief = elsewhere(api);
  const { options, challengeToken } = await outcome(
    thief,
    'mutation { beginPasskeySignIn { options challengeToken } }',
  );
  const [, late] = await inOrder(api, 'User', userId, [
    () => outcome(browser, `mutation { removePasskey(id: "${passkeys[0].id}") { __typename } }`),
    () =>
      outcome(
        thief,
        `mutation ($challengeToken: String!, $response: String!) { finishPasskeySignIn(challengeToken: $challengeToken, response: $response) {
          __typename ... on SignInFailed { message } } }`,
        { challengeToken, response: device.get(options) },
      ),
  ]);
  expect(late).toEqual(expired);
  expect(await outcome(thief, '{ viewer { login } }')).toBeNull();
});
