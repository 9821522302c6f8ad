import { afterAll, beforeAll, expect, test } from 'vitest';
import { elsewhere } from '../testing/addresses.ts';
import type { Browser } from '../testing/browser.ts';
import { makeAgency, makeStaff, PASSWORD, signIn } from '../testing/people.ts';
import { startApi, type TestApi } from '../testing/server.ts';
import { codeOf, withinStep } from '../testing/totp.ts';
import { LIMITS } from './limits.ts';

let api: TestApi;
let agencyId: string;
beforeAll(async () => {
  api = await startApi();
  agencyId = await makeAgency(api.db);
});
afterAll(() => api.stop());

const outcome = `__typename ... on InvalidInput { fields { path code message } } ... on NotAllowed { code }
  ... on Viewer { totpEnrolled sessions { id } }`;
const begin = async (browser: Browser) =>
  (await browser.run('mutation { beginTotpEnrolment { uri secret qr } }')).data?.beginTotpEnrolment;
const confirm = async (browser: Browser, code: string) =>
  (await browser.run(`mutation ($code: String!) { confirmTotpEnrolment(code: $code) { ${outcome} } }`, { code })).data
    .confirmTotpEnrolment;
const remove = async (browser: Browser, password: string) =>
  (await browser.run(`mutation ($password: String!) { removeTotp(password: $password) { ${outcome} } }`, { password }))
    .data.removeTotp;
const verify = async (browser: Browser, code: string) =>
  (
    await browser.run(
      `mutation ($code: String!) { verifyTotp(code: $code) {
      __typename ... on SignInResult { step viewer { user { id } } } ... on SignInFailed { message retryAfter } ... on InvalidInput { fields { path code } }
    } }`,
      { code },
    )
  ).data.verifyTotp;

/** A person whose app is set up with the code before the present one, so that the present one is still good. */
async function enrolled() {
  const person = await makeStaff(api.db, agencyId);
  const browser = elsewhere(api);
  await signIn(browser, person.login);
  const { secret } = await begin(browser);
  await withinStep();
  expect(await confirm(browser, codeOf(secret, -1))).toMatchObject({ __typename: 'Viewer', totpEnrolled: true });
  return { ...person, browser, secret };
}

test('an app is set up by its address, secret or picture, and its code then asked for', async () => {
  const person = await makeStaff(api.db, agencyId);
  const browser = elsewhere(api);
  await signIn(browser, person.login);
  const { uri, secret, qr } = await begin(browser);
  expect(uri).toContain(`otpauth://totp/Tsunagi:${encodeURIComponent(person.login)}?`);
  expect(new URL(uri).searchParams.get('secret')).toBe(secret);
  expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  expect(Buffer.from(qr.replace('data:image/svg+xml;base64,', ''), 'base64').toString()).toMatch(
    /^<svg[^>]*>.*<\/svg>\s*$/s,
  );

  expect(await confirm(browser, '12345')).toMatchObject({ fields: [{ path: 'code', code: 'CODE_FORMAT' }] });
  await withinStep();
  const good = codeOf(secret);
  expect(await confirm(browser, good === '000000' ? '000001' : '000000')).toMatchObject({
    fields: [{ path: 'code', code: 'CODE_WRONG' }],
  });
  expect(await confirm(browser, `${good.slice(0, 3)} ${good.slice(3)}`)).toMatchObject({ totpEnrolled: true });

  const other = elsewhere(api);
  expect(await signIn(other, person.login)).toEqual({
    __typename: 'SignInResult',
    step: 'SECOND_FACTOR',
    viewer: null,
  });
  expect((await other.run('{ viewer { login } }')).data.viewer).toBeNull();
});

test('a code of now, or one step away, signs in; two steps away it does not', async () => {
  const { login, secret, userId } = await enrolled();
  const browser = elsewhere(api);
  await signIn(browser, login);
  await withinStep();
  expect(await verify(browser, codeOf(secret, -2))).toMatchObject({ __typename: 'SignInFailed', retryAfter: null });
  expect(await verify(browser, codeOf(secret, 2))).toMatchObject({ __typename: 'SignInFailed' });
  expect(await verify(browser, codeOf(secret, 1))).toEqual({
    __typename: 'SignInResult',
    step: 'DONE',
    viewer: { user: { id: userId } },
  });
});

test('a code works once, also that of setting up, and none before it works after it', async () => {
  const { login, secret } = await enrolled();
  await withinStep();
  const codes = [codeOf(secret, -1), codeOf(secret)];
  const first = elsewhere(api);
  await signIn(first, login);
  expect(await verify(first, codes[0] as string)).toMatchObject({ __typename: 'SignInFailed' });
  expect(await verify(first, codes[1] as string)).toMatchObject({ step: 'DONE' });
  const second = elsewhere(api);
  await signIn(second, login);
  for (const code of codes) expect(await verify(second, code)).toMatchObject({ __typename: 'SignInFailed' });
});

test('of two who send the same code at once, one gets in', async () => {
  const { login, secret } = await enrolled();
  const browsers = [elsewhere(api), elsewhere(api)];
  for (const browser of browsers) await signIn(browser, login);
  await withinStep();
  const code = codeOf(secret);
  const answers = await Promise.all(browsers.map((browser) => verify(browser, code)));
  expect(answers.map(({ __typename }) => __typename).sort()).toEqual(['SignInFailed', 'SignInResult']);
});

test('without the password before it a code is worth nothing', async () => {
  const { secret } = await enrolled();
  await withinStep();
  expect(await verify(elsewhere(api), codeOf(secret))).toMatchObject({
    __typename: 'SignInFailed',
    message: 'このサインインは続けられません。はじめからサインインし直してください。',
  });
});

test('after too many wrong codes even the right one waits, wherever it comes from', async () => {
  const { login, secret } = await enrolled();
  const browser = elsewhere(api);
  await signIn(browser, login);
  await withinStep();
  for (let i = 0; i < LIMITS.code.points; i++)
    expect((await verify(browser, codeOf(secret, 5 + i))).retryAfter).toBeNull();
  const other = elsewhere(api);
  await signIn(other, login);
  expect((await verify(other, codeOf(secret))).retryAfter).toBeGreaterThan(LIMITS.code.duration - 60);
});

test('the secret is unreadable in the database, and bound to its owner', async () => {
  const [one, other] = [await enrolled(), await enrolled()];
  const { totpSecret } = await api.db.prisma.user.findUniqueOrThrow({ where: { id: one.userId } });
  const bytes = Buffer.from(totpSecret as Uint8Array);
  expect(bytes.toString('latin1')).not.toContain(Buffer.from(one.secret, 'base64').toString('latin1'));
  await api.db.prisma.user.update({ where: { id: other.userId }, data: { totpSecret } });
  const browser = elsewhere(api);
  await signIn(browser, other.login);
  await withinStep();
  expect(await verify(browser, codeOf(one.secret))).toEqual({
    __typename: 'SignInFailed',
    message:
      'サーバーが認証アプリの鍵を読み取れないため、確認コードは使えません。所属の管理者に、サインインの再設定を依頼してください。',
    retryAfter: null,
  });
});

test('it is removed by password, other sessions end, and it can be set up anew', async () => {
  const { browser, login, secret } = await enrolled();
  const other = elsewhere(api);
  await signIn(other, login);
  await withinStep();
  await verify(other, codeOf(secret));
  expect((await browser.run('mutation { beginTotpEnrolment { uri } }')).errors?.[0]?.extensions?.code).toBe(
    'TOTP_ENROLLED',
  );
  expect(await remove(browser, 'wrong-wrong-wrong')).toMatchObject({
    fields: [{ path: 'password', code: 'PASSWORD_WRONG' }],
  });
  const answer = await remove(browser, PASSWORD);
  expect(answer).toMatchObject({ totpEnrolled: false });
  expect(answer.sessions).toHaveLength(1);
  expect((await other.run('{ viewer { login } }')).data.viewer).toBeNull();
  expect((await begin(browser)).secret).not.toBe(secret);
});

test('what opens an account later cannot be added long after signing in', async () => {
  const { userId, login } = await makeStaff(api.db, agencyId);
  const browser = elsewhere(api);
  await signIn(browser, login);
  await api.db.pool.query(`UPDATE "Session" SET "createdAt" = now() - interval '16 minutes' WHERE "userId" = $1`, [
    userId,
  ]);
  for (const field of ['beginTotpEnrolment { uri }', 'beginPasskeyRegistration { options }']) {
    const { errors } = await browser.run(`mutation { ${field} }`);
    expect(errors).toMatchObject([
      { extensions: { code: 'SIGN_IN_AGAIN' }, message: expect.stringContaining('サインインし直して') },
    ]);
  }
});
