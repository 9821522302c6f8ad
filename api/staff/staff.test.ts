import { afterAll, beforeAll, expect, test } from 'vitest';
import { elsewhere } from '../testing/addresses.ts';
import type { Browser } from '../testing/browser.ts';
import { changePassword, makeAgency, makeStaff, PASSWORD, signIn } from '../testing/people.ts';
import { startApi, type TestApi } from '../testing/server.ts';
import { addPosting, createStaff, day, endPosting, isoDay, resetSignIn, staffOf } from '../testing/staff.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

/** An agency with its manager signed in. */
async function managed(kind: Parameters<typeof makeAgency>[1] = 'TAX') {
  const agencyId = await makeAgency(api.db, kind);
  const person = await makeStaff(api.db, agencyId, kind === 'CONSULTATION_OFFICE' ? 'CHIEF' : 'MANAGER');
  const browser = elsewhere(api);
  await signIn(browser, person.login);
  return { agencyId, browser, ...person };
}

const isIn = async (browser: Browser) => (await browser.run('{ viewer { login } }')).data.viewer !== null;
const newLogin = () => `n${crypto.randomUUID().slice(0, 12)}`;

test('a new person is taken in, shown their password once, and signs in with it', async () => {
  const { browser, agencyId } = await managed();
  const input = { login: newLogin().toUpperCase(), name: '𠮷田 髙子', nameKana: 'ﾖｼﾀﾞ ﾀｶｺ' };
  const commandId = crypto.randomUUID();
  const made = await createStaff(browser, input, commandId);
  expect(made).toMatchObject({
    __typename: 'NewStaff',
    initialPassword: expect.stringMatching(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/),
    staff: {
      login: input.login.toLowerCase(),
      name: '𠮷田 髙子',
      nameKana: 'よしだ　たかこ',
      secondFactor: false,
      disabled: false,
      postings: [{ role: 'STAFF', current: true, validUntil: null, agency: { id: agencyId } }],
    },
  });
  expect(await createStaff(browser, input, commandId)).toEqual(made);
  expect(await staffOf(browser)).toHaveLength(2);
  expect(await signIn(elsewhere(api), input.login, made.initialPassword)).toMatchObject({ step: 'DONE' });
  expect((await createStaff(browser, { login: newLogin() })).initialPassword).not.toBe(made.initialPassword);
});

test('days are Japanese or ISO and begin at midnight in Tokyo', async () => {
  const { browser } = await managed();
  const made = await createStaff(browser, { login: newLogin(), validFrom: '令和30年4月1日', validUntil: '2049-04-01' });
  expect(made.staff.postings).toMatchObject([
    { validFrom: '2048-03-31T15:00:00.000Z', validUntil: '2049-03-31T15:00:00.000Z', current: false },
  ]);
});

test('who comes tomorrow cannot sign in today', async () => {
  const { browser } = await managed();
  const login = newLogin();
  const made = await createStaff(browser, { login, validFrom: isoDay(1) });
  expect(await signIn(elsewhere(api), login, made.initialPassword)).toMatchObject({
    __typename: 'SignInFailed',
    retryAfter: null,
  });
});

test('what cannot be taken is named at its field', async () => {
  const { browser } = await managed();
  const codes = async (input: object) =>
    (await createStaff(browser, { login: newLogin(), ...input })).fields?.map(
      (f: { path: string; code: string }) => `${f.path} ${f.code}`,
    );
  expect(
    await codes({
      login: 'あ',
      name: '',
      nameKana: '漢字',
      validFrom: '令和9年2月30日',
      validUntil: '昨日',
      role: 'CHIEF',
    }),
  ).toEqual([
    'login LOGIN_FORMAT',
    'name REQUIRED',
    'nameKana NOT_KANA',
    'validFrom DATE_IMPOSSIBLE',
    'validUntil DATE_UNREADABLE',
    'role ROLE_OF_AGENCY',
  ]);
  expect(await codes({ validFrom: isoDay(-1) })).toEqual(['validFrom DAY_PAST']);
  expect(await codes({ validFrom: '' })).toEqual(['validFrom REQUIRED']);
  expect(await codes({ validFrom: isoDay(2), validUntil: isoDay(2) })).toEqual(['validUntil END_BEFORE_START']);
  expect(await codes({ name: '123456789018' })).toEqual(['name INDIVIDUAL_NUMBER']);
  expect((await createStaff(browser, { login: newLogin() }, 'nonsense')).fields).toMatchObject([
    { path: 'commandId', code: 'UUID' },
  ]);
});

test.each([
  ['CONSULTATION_OFFICE', ['CHIEF', 'SUPPORTER', 'EMPLOYMENT_SUPPORTER', 'BUDGET_SUPPORTER', 'LEARNING_COORDINATOR']],
  ['VOLUNTEERS', ['MANAGER', 'VOLUNTEER']],
  ['SCHOOL', ['MANAGER', 'STAFF']],
] as const)('%s gives the jobs %s', async (kind, allowed) => {
  const { browser } = await managed(kind);
  const all = [
    'CHIEF',
    'SUPPORTER',
    'EMPLOYMENT_SUPPORTER',
    'BUDGET_SUPPORTER',
    'LEARNING_COORDINATOR',
    'MANAGER',
    'STAFF',
    'VOLUNTEER',
  ];
  const taken: string[] = [];
  for (const role of all)
    if ((await createStaff(browser, { login: newLogin(), role })).__typename === 'NewStaff') taken.push(role);
  expect(taken).toEqual(allowed);
  const { viewer } = (await browser.run('{ viewer { posting { agency { roles } } } }')).data;
  expect(viewer.posting.agency.roles).toEqual(allowed);
});

test('a login in use, with the same name, gives that person the posting; nothing in the answer says so', async () => {
  const [one, other] = [await managed(), await managed('HEALTH')];
  const login = newLogin();
  const identity = { login, name: '高橋 正人', nameKana: 'たかはし まさと' };
  const first = await createStaff(one.browser, identity);
  const second = await createStaff(other.browser, { ...identity, name: '髙橋 正人' });
  const shape = (answer: object) => JSON.stringify(answer).replace(/"[^"]*"(?=[,}\]])/g, '""');
  expect(shape(second)).toBe(shape(first));
  expect(second.staff.postings).toHaveLength(1);
  expect(await signIn(elsewhere(api), login, second.initialPassword)).toMatchObject({ __typename: 'SignInFailed' });
  const browser = elsewhere(api);
  expect(await signIn(browser, login, first.initialPassword)).toMatchObject({ step: 'DONE' });
  await changePassword(browser, first.initialPassword);
  expect((await browser.run('{ viewer { postings { agency { id } } } }')).data.viewer.postings).toHaveLength(2);
  expect((await staffOf(one.browser)).find((member) => member.login === login)?.postings).toHaveLength(1);

  const wrong = await createStaff(other.browser, { login: one.login, name: '別人 太郎', nameKana: 'べつじん たろう' });
  expect(wrong.fields).toMatchObject([{ path: 'login', code: 'LOGIN_UNUSABLE' }]);
  expect((await createStaff(one.browser, identity)).fields).toMatchObject([{ path: 'login', code: 'LOGIN_HERE' }]);
});

test('two managers who take in the same new login at once make one person with two postings', async () => {
  const [one, other] = [await managed(), await managed('HEALTH')];
  const login = newLogin();
  const answers = await Promise.all([createStaff(one.browser, { login }), createStaff(other.browser, { login })]);
  expect(answers.map(({ __typename }) => __typename)).toEqual(['NewStaff', 'NewStaff']);
  expect(await api.db.prisma.posting.count({ where: { user: { login } } })).toBe(2);
});

test('only who keeps the staff sees and changes it', async () => {
  const { agencyId, browser: manager } = await managed();
  const member = await makeStaff(api.db, agencyId);
  const clerk = elsewhere(api);
  await signIn(clerk, member.login);
  const foreign = await managed('HEALTH');
  expect(await staffOf(clerk)).toEqual([]);
  expect((await staffOf(manager)).map(({ id }) => id)).toContain(member.userId);
  expect((await staffOf(foreign.browser)).map(({ id }) => id)).not.toContain(member.userId);
  const role = { __typename: 'NotAllowed', code: 'ROLE' };
  const missing = { __typename: 'NotFound' };
  expect(await createStaff(clerk, { login: newLogin() })).toEqual(role);
  expect(await createStaff(foreign.browser, { login: newLogin(), agencyId })).toEqual(role);
  expect(await createStaff(foreign.browser, { login: newLogin(), agencyId: crypto.randomUUID() })).toEqual(missing);
  expect(await addPosting(clerk, member.userId)).toEqual(role);
  expect(await addPosting(foreign.browser, member.userId)).toEqual(missing);
  expect(await addPosting(foreign.browser, crypto.randomUUID())).toEqual(missing);
  expect(await addPosting(foreign.browser, 'nonsense')).toEqual(missing);
  expect(await resetSignIn(clerk, member.userId)).toEqual(role);
  expect(await resetSignIn(foreign.browser, member.userId)).toEqual(missing);
  expect(await resetSignIn(foreign.browser, crypto.randomUUID())).toEqual(missing);
  expect(await endPosting(clerk, member.postingId, 1, isoDay(1))).toEqual(role);
  expect(await endPosting(foreign.browser, member.postingId, 1, isoDay(1))).toEqual(missing);
  expect(await endPosting(foreign.browser, crypto.randomUUID(), 1, isoDay(1))).toEqual(missing);
  expect(await endPosting(foreign.browser, 'nonsense', 1, isoDay(1))).toEqual(missing);
  expect(await api.db.prisma.posting.findMany({ where: { userId: member.userId } })).toMatchObject([
    { version: 1, validUntil: null },
  ]);
  expect(await signIn(elsewhere(api), member.login, PASSWORD)).toMatchObject({ step: 'DONE' });
});

test('colleagues are those posted here now', async () => {
  const { agencyId, browser, userId } = await managed();
  const here = await makeStaff(api.db, agencyId);
  const gone = await makeStaff(api.db, agencyId);
  await api.db.prisma.posting.update({ where: { id: gone.postingId }, data: { validUntil: new Date() } });
  const toCome = await makeStaff(api.db, agencyId);
  await api.db.prisma.posting.update({
    where: { id: toCome.postingId },
    data: { validFrom: new Date(Date.now() + day) },
  });
  const closed = await makeStaff(api.db, agencyId);
  await api.db.prisma.user.update({ where: { id: closed.userId }, data: { disabledAt: new Date() } });
  const ids = (await browser.run('{ colleagues { id name nameKana } }')).data.colleagues.map(
    ({ id }: { id: string }) => id,
  );
  expect(ids.sort()).toEqual([userId, here.userId].sort());
});

test('two jobs at once are usual, the same job twice is a mistake', async () => {
  const { agencyId, browser } = await managed('CONSULTATION_OFFICE');
  const member = await makeStaff(api.db, agencyId, 'SUPPORTER');
  expect(
    await addPosting(browser, member.userId, { role: 'EMPLOYMENT_SUPPORTER', validFrom: isoDay(0) }),
  ).toMatchObject({
    __typename: 'Posting',
    role: 'EMPLOYMENT_SUPPORTER',
    current: true,
  });
  expect((await addPosting(browser, member.userId, { role: 'SUPPORTER', validFrom: isoDay(5) })).fields).toMatchObject([
    { path: 'validFrom', code: 'POSTING_OVERLAPS' },
  ]);
  expect((await addPosting(browser, member.userId, { role: 'STAFF' })).fields).toMatchObject([
    { path: 'role', code: 'ROLE_OF_AGENCY' },
  ]);
  await endPosting(browser, member.postingId, 1, isoDay(5));
  expect(await addPosting(browser, member.userId, { role: 'SUPPORTER', validFrom: isoDay(5) })).toMatchObject({
    __typename: 'Posting',
  });
});

test('a member whose posting ends today is out at once, tomorrow at midnight in Tokyo', async () => {
  const { agencyId, browser } = await managed();
  const [today, tomorrow] = [await makeStaff(api.db, agencyId), await makeStaff(api.db, agencyId)];
  const [one, other] = [elsewhere(api), elsewhere(api)];
  await signIn(one, today.login);
  await signIn(other, tomorrow.login);
  expect(await endPosting(browser, today.postingId, 1, isoDay(0))).toMatchObject({ current: false, version: 2 });
  expect(await isIn(one)).toBe(false);
  const set = await endPosting(browser, tomorrow.postingId, 1, isoDay(1));
  expect(set).toMatchObject({ current: true, validUntil: new Date(`${isoDay(1)}T00:00:00+09:00`).toISOString() });
  expect(await isIn(other)).toBe(true);
  await api.db.pool.query('UPDATE "Posting" SET "validUntil" = now() WHERE id = $1', [tomorrow.postingId]);
  expect(await isIn(other)).toBe(false);
});

test('an end is set by who has read the posting as it is, and not where it has ended or before it began', async () => {
  const { agencyId, browser } = await managed();
  const member = await makeStaff(api.db, agencyId);
  const { postingId } = member;
  expect((await endPosting(browser, postingId, 1, isoDay(-1))).fields).toMatchObject([
    { path: 'validUntil', code: 'DAY_PAST' },
  ]);
  expect((await endPosting(browser, postingId, 1, '')).fields).toMatchObject([
    { path: 'validUntil', code: 'REQUIRED' },
  ]);
  const commandId = crypto.randomUUID();
  const ended = await endPosting(browser, postingId, 1, isoDay(3), commandId);
  expect(ended).toMatchObject({ __typename: 'Posting', version: 2 });
  expect(await endPosting(browser, postingId, 1, isoDay(3), commandId)).toEqual(ended);
  expect(await endPosting(browser, postingId, 1, isoDay(9))).toMatchObject({
    __typename: 'Conflict',
    now: { __typename: 'Posting', id: postingId, version: 2, validUntil: ended.validUntil },
  });
  expect(await endPosting(browser, postingId, 2, isoDay(9))).toMatchObject({ version: 3 });
  await endPosting(browser, postingId, 3, isoDay(0));
  expect(await endPosting(browser, postingId, 4, isoDay(9))).toEqual({
    __typename: 'NotAllowed',
    code: 'POSTING_ENDED',
  });

  const toCome = await addPosting(browser, member.userId, { validFrom: isoDay(10) });
  expect((await endPosting(browser, toCome.id, 1, isoDay(9))).fields).toMatchObject([{ code: 'END_BEFORE_START' }]);
  expect(await endPosting(browser, toCome.id, 1, isoDay(10))).toMatchObject({ validUntil: toCome.validFrom });
});
