import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countAttempt, LIMITS } from '../session/limits.ts';
import { elsewhere } from '../testing/addresses.ts';
import { makeAgency, makeStaff, PASSWORD, signIn } from '../testing/people.ts';
import { startApi, type TestApi } from '../testing/server.ts';
import {
  addPosting,
  closeStaff,
  correctStaff,
  createStaff,
  endPosting,
  isoDay,
  resetSignIn,
} from '../testing/staff.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

async function enter(login: string, password?: string) {
  const browser = elsewhere(api);
  return { browser, answer: await signIn(browser, login, password) };
}

async function managed(kind: Parameters<typeof makeAgency>[1] = 'TAX') {
  const agencyId = await makeAgency(api.db, kind);
  const person = await makeStaff(api.db, agencyId, kind === 'CONSULTATION_OFFICE' ? 'CHIEF' : 'MANAGER');
  return { agencyId, ...person, browser: (await enter(person.login)).browser };
}

const newLogin = () => `n${crypto.randomUUID().slice(0, 12)}`;
const married = (login = newLogin()) => ({ login, name: '𠮷田 花子', nameKana: 'ﾖｼﾀﾞ ﾊﾅｺ' });
const user = (id: string) => api.db.prisma.user.findUniqueOrThrow({ where: { id } });
const notPosted = { __typename: 'NotAllowed', code: 'NOT_POSTED' };
const elsewhereToo = { __typename: 'NotAllowed', code: 'POSTED_ELSEWHERE' };
const sameName = { name: '試験 花子', nameKana: 'しけん はなこ' };

describe('a name or login that is corrected', () => {
  test('shows everywhere and signs in; the old login does not, the session stays; sent twice it has one effect', async () => {
    const { browser, agencyId } = await managed();
    const member = await makeStaff(api.db, agencyId);
    const { browser: theirs } = await enter(member.login);
    const input = married(newLogin().toUpperCase());
    const commandId = crypto.randomUUID();
    const corrected = await correctStaff(browser, member.userId, 1, input, commandId);
    expect(corrected).toMatchObject({
      __typename: 'StaffMember',
      id: member.userId,
      version: 2,
      login: input.login.toLowerCase(),
      name: '𠮷田 花子',
      nameKana: 'よしだ　はなこ',
      postings: [{ agency: { id: agencyId }, current: true }],
    });
    expect(await correctStaff(browser, member.userId, 1, input, commandId)).toEqual(corrected);
    expect((await theirs.run('{ viewer { login user { name } } }')).data.viewer).toEqual({
      login: input.login.toLowerCase(),
      user: { name: '𠮷田 花子' },
    });
    expect((await enter(member.login)).answer).toMatchObject({ __typename: 'SignInFailed' });
    expect((await enter(input.login, PASSWORD)).answer).toMatchObject({ step: 'DONE' });
  });

  test('is made by who has read the account as it is', async () => {
    const { browser, userId } = await managed();
    await correctStaff(browser, userId, 1, married());
    expect(await correctStaff(browser, userId, 1, { ...married(), name: '古い画面から' })).toMatchObject({
      __typename: 'Conflict',
      now: { __typename: 'StaffMember', id: userId, version: 2, name: '𠮷田 花子' },
    });
    expect(await user(userId)).toMatchObject({ version: 2, name: '𠮷田 花子' });
  });

  test('is judged as that of a newcomer, at its fields', async () => {
    const { browser, userId } = await managed();
    const bad = await correctStaff(browser, userId, 1, { login: 'あ', name: '123456789018', nameKana: '漢字' });
    expect(bad.fields.map(({ path, code }: { path: string; code: string }) => `${path} ${code}`)).toEqual([
      'login LOGIN_FORMAT',
      'name INDIVIDUAL_NUMBER',
      'nameKana NOT_KANA',
    ]);
    expect(await user(userId)).toMatchObject({ version: 1, ...sameName });
  });

  test('takes no login of somebody else, under any name, and lets nobody try many', async () => {
    const { browser, userId, login } = await managed();
    const other = await makeStaff(api.db, await makeAgency(api.db));
    const taken = () => correctStaff(browser, userId, 1, { ...sameName, login: other.login });
    for (let attempt = 0; attempt < LIMITS.loginGuess.points; attempt++)
      expect((await taken()).fields).toMatchObject([{ path: 'login', code: 'LOGIN_UNUSABLE' }]);
    expect(await taken()).toEqual({ __typename: 'NotAllowed', code: 'TOO_MANY_ATTEMPTS' });
    expect(await user(userId)).toMatchObject({ version: 1, login });
  });

  test('of somebody at two agencies is kept where they last signed in; of former staff, by nobody here', async () => {
    const [here, there] = [await managed(), await managed('HEALTH')];
    const member = await makeStaff(api.db, here.agencyId);
    await createStaff(there.browser, { login: member.login, ...sameName });
    expect(await correctStaff(here.browser, member.userId, 1, married())).toEqual(elsewhereToo);
    await enter(member.login);
    expect(await correctStaff(there.browser, member.userId, 1, married())).toEqual(elsewhereToo);
    expect(await correctStaff(here.browser, member.userId, 1, married(member.login))).toMatchObject({ version: 2 });
    await endPosting(here.browser, member.postingId, 1, isoDay(0));
    expect(await correctStaff(here.browser, member.userId, 2, married())).toEqual(notPosted);
    expect(await correctStaff(there.browser, member.userId, 2, married(member.login))).toMatchObject({ version: 3 });
  });
});

test('an agency that has left still counts for whose an account is: it may come back', async () => {
  const [here, there] = [await managed(), await managed('HEALTH')];
  const member = await makeStaff(api.db, here.agencyId);
  await createStaff(there.browser, { login: member.login, ...sameName });
  await enter(member.login);
  await api.db.prisma.agency.update({ where: { id: here.agencyId }, data: { active: false } });
  expect(await correctStaff(there.browser, member.userId, 1, married(member.login))).toEqual(elsewhereToo);
  expect(await resetSignIn(there.browser, member.userId)).toEqual(elsewhereToo);
});

describe('all postings ended', () => {
  test('put the person out at once, cancel what was to come, and refuse the next sign-in', async () => {
    const { browser, agencyId } = await managed('CONSULTATION_OFFICE');
    const member = await makeStaff(api.db, agencyId, 'SUPPORTER');
    await addPosting(browser, member.userId, { role: 'BUDGET_SUPPORTER' });
    const toCome = await addPosting(browser, member.userId, { role: 'EMPLOYMENT_SUPPORTER', validFrom: isoDay(9) });
    const { browser: theirs } = await enter(member.login);
    const commandId = crypto.randomUUID();
    const closed = await closeStaff(browser, member.userId, commandId);
    expect(closed).toMatchObject({ __typename: 'StaffMember', id: member.userId, disabled: false });
    expect(closed.postings.map(({ current }: { current: boolean }) => current)).toEqual([false, false, false]);
    expect(closed.postings[0]).toMatchObject({ id: toCome.id, validUntil: toCome.validFrom, version: 2 });
    expect((await theirs.run('{ viewer { login } }')).data.viewer).toBeNull();
    expect(await api.db.prisma.session.count({ where: { userId: member.userId, revokedAt: null } })).toBe(0);
    expect((await enter(member.login)).answer).toMatchObject({ __typename: 'SignInFailed', retryAfter: null });
    expect(await closeStaff(browser, member.userId, commandId)).toEqual(closed);
    expect(await closeStaff(browser, member.userId)).toEqual(notPosted);
  });

  test('leave what the person does elsewhere, and say nothing of it', async () => {
    const [here, there] = [await managed(), await managed('HEALTH')];
    const both = await makeStaff(api.db, here.agencyId);
    await createStaff(there.browser, { login: both.login, ...sameName });
    const single = await makeStaff(api.db, here.agencyId);
    const { browser: atHere } = await enter(both.login);
    const { browser: atThere } = await enter(both.login);
    const other = await api.db.prisma.posting.findFirstOrThrow({
      where: { userId: both.userId, agencyId: there.agencyId },
    });
    await atThere.run(`mutation { choosePosting(postingId: "${other.id}") { __typename } }`);

    const shape = (answer: object) => JSON.stringify(answer).replace(/"[^"]*"(?=[,}\]])/g, '""');
    expect(shape(await closeStaff(here.browser, both.userId))).toBe(
      shape(await closeStaff(here.browser, single.userId)),
    );
    expect((await atHere.run('{ viewer { login } }')).data.viewer).toBeNull();
    expect((await atThere.run('{ viewer { posting { id } } }')).data.viewer).toEqual({ posting: { id: other.id } });
    expect((await enter(both.login)).answer).toMatchObject({ viewer: { posting: { id: other.id } } });
    expect(await api.db.prisma.posting.findUniqueOrThrow({ where: { id: other.id } })).toMatchObject({
      version: 1,
      validUntil: null,
    });
  });

  test('are not those of the last who keeps the staff, nor one’s own', async () => {
    const { browser, userId, agencyId } = await managed('CONSULTATION_OFFICE');
    const other = await makeStaff(api.db, agencyId, 'CHIEF');
    await addPosting(browser, other.userId, { role: 'SUPPORTER' });
    const own = { __typename: 'NotAllowed', code: 'OWN_POSTINGS' };
    expect(await closeStaff(browser, userId)).toEqual(own);
    expect(await closeStaff(browser, userId.toUpperCase())).toEqual(own);
    expect(await resetSignIn(browser, userId.toUpperCase())).toEqual({ __typename: 'NotAllowed', code: 'OWN_SIGN_IN' });
    const [mine] = await api.db.prisma.posting.findMany({ where: { userId } });
    await endPosting(browser, mine?.id as string, 1, isoDay(20));
    expect(await closeStaff(browser, other.userId)).toEqual({ __typename: 'NotAllowed', code: 'LAST_MANAGER' });
    expect(await api.db.prisma.posting.count({ where: { userId: other.userId, validUntil: null, version: 1 } })).toBe(
      2,
    );
    await createStaff(browser, { login: newLogin(), role: 'CHIEF', validFrom: isoDay(20) });
    expect(await closeStaff(browser, other.userId)).toMatchObject({ __typename: 'StaffMember' });
  });

  test('that were cancelled stand in the way of none', async () => {
    const { browser, agencyId } = await managed();
    const member = await makeStaff(api.db, agencyId);
    await endPosting(browser, member.postingId, 1, isoDay(0));
    const toCome = await addPosting(browser, member.userId, { validFrom: isoDay(9) });
    await endPosting(browser, toCome.id, 1, isoDay(9));
    expect(await closeStaff(browser, member.userId)).toEqual(notPosted);
    expect(await addPosting(browser, member.userId, { validFrom: isoDay(2) })).toMatchObject({ __typename: 'Posting' });
    expect((await addPosting(browser, member.userId, { validFrom: isoDay(3) })).fields).toMatchObject([
      { code: 'POSTING_OVERLAPS' },
    ]);
  });

  test('are followed by a new one when the person comes back, with their own password', async () => {
    const { browser, agencyId } = await managed();
    const member = await makeStaff(api.db, agencyId);
    await closeStaff(browser, member.userId);
    expect(await addPosting(browser, member.userId)).toMatchObject({ __typename: 'Posting', current: true });
    expect((await enter(member.login)).answer).toMatchObject({ step: 'DONE' });
    expect(await resetSignIn(browser, member.userId)).toMatchObject({ __typename: 'NewStaff' });
  });
});

test('a sign-in made anew forgets failed attempts; the same command sent again does not', async () => {
  const { browser, agencyId } = await managed();
  const { userId } = await makeStaff(api.db, agencyId);
  const commandId = crypto.randomUUID();
  const attempts = async () => {
    let made = 0;
    try {
      for (; made < 9; made++) await countAttempt(api.db, [['password', userId]]);
    } catch {}
    return made;
  };
  expect([await attempts(), await attempts()]).toEqual([LIMITS.password.points, 0]);
  const first = await resetSignIn(browser, userId, commandId);
  expect(first.__typename).toBe('NewStaff');
  expect(await attempts()).toBe(LIMITS.password.points);
  expect(await resetSignIn(browser, userId, commandId)).toEqual(first);
  expect(await attempts()).toBe(0);
});
